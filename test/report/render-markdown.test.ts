import { expect, test } from "vitest";
import { renderMarkdown } from "../../report/render-markdown.ts";
import { makeAnalysis, makeRun, makeStatement, makeTranscript, makeVerification } from "./sample-input.ts";

const transcript = makeTranscript();

test("starts with front matter, the title and the tally", () => {
  const text = renderMarkdown({ transcript, analysis: makeAnalysis(), language: "en" });
  expect(text.split("\n").slice(0, 16)).toEqual([
    "---",
    'title: "Night trains: the spring meeting"',
    'kind: "analysis"',
    'source: "night-trains.vtt"',
    `sha256: "${"3f".repeat(32)}"`,
    'transcript: "night-trains-3f3f3f3f"',
    'recipe: "wisdom"',
    'language: "en"',
    'status: "partial"',
    "models:",
    '  - "builtin"',
    "---",
    "",
    "# Night trains: the spring meeting",
    "",
    "*Checked analysis*",
  ]);
  expect(text).toContain("\n**2 of 2 quotes held. 1 of 2 claims held; 1 overstated.**\n");
});

test("shows a statement with its verdict, time, evidence for and against, and changes", () => {
  const text = renderMarkdown({ transcript, analysis: makeAnalysis(), language: "en" });
  expect(text).toContain(
    [
      "- New bogies will surely be ordered this spring. [01:05] · **overstated** (certainty 71%)",
      "  > [01:05] **Ines Falk** Then we order new ones this spring, agreed?",
      "  >",
      "  > **Against** [01:12] **Oona Vint** Agreed, but only after the bank has answered.",
      "  - how certain: only after the bank has answered → surely",
      "  - said as a question",
      "",
    ].join("\n"),
  );
});

test("says who really spoke a misattributed quote", () => {
  const text = renderMarkdown({ transcript, verification: makeVerification(), language: "en" });
  expect(text).toContain(
    "- “I would not add a second locomotive just yet.” — Oona Vint [00:21] · **wrong speaker** (certainty 92%)\n  > [00:21] **Tomasz Rye** I would not add a second locomotive just yet.\n",
  );
});

test("says why a section has nothing", () => {
  const text = renderMarkdown({ transcript, analysis: makeAnalysis(), language: "es" });
  expect(text).toContain("## Reflexiones\n\n*Necesita un modelo.");
  expect(text).toContain("## Referencias\n\n*No se pudo hacer. The agent did not answer in 30 s.*");
  expect(text).toContain("## Hábitos\n\n*No se encontró nada de este tipo.*");
});

test("puts the original under a translated statement", () => {
  const analysis = makeAnalysis();
  const statement = makeStatement({
    id: "ideas-01",
    text: "Oona escribe al banco.",
    language: "es",
    translationOf: { text: "Oona writes to the bank.", language: "en" },
  });
  const sections = [{ kind: "ideas", title: "Ideas", status: "ok" as const, statements: [statement] }];
  const text = renderMarkdown({ transcript, analysis: { ...analysis, sections }, language: "es" });
  expect(text).toContain(
    "- Oona escribe al banco. · **respaldado**\n  - Original: Oona writes to the bank.\n",
  );
});

test("only the marked block differs between two runs", () => {
  const run = makeRun();
  const other = {
    ...run,
    id: "02OTHER",
    startedAt: "2040-01-01T00:00:00.000Z",
    finishedAt: "2040-01-01T01:00:00.000Z",
    agents: [],
  };
  const [first, second] = [run, other].map((each) =>
    renderMarkdown({ transcript, analysis: makeAnalysis(), run: each, language: "en" }),
  );
  const without = (text = "") => text.replace(/<!-- run:begin -->[\s\S]*?<!-- run:end -->/g, "");
  expect(first).not.toBe(second);
  expect(without(first)).toBe(without(second));
  expect(first).toContain("| summarizer | summarize:summary | builtin | done | 1 | 0 + 0 | 0.04 | \\$0.00 |");
});
