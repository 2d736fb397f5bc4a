import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { analyzeRequest, openTestApp } from "../app/open-test-app.ts";
import { smallVtt } from "../small-transcript.ts";
import { keepCheckpoints } from "./keep-checkpoints.ts";

async function withFerry(options: Parameters<typeof openTestApp>[0] = {}) {
  const opened = await openTestApp(options);
  writeFileSync(join(opened.folder, "ferry.vtt"), smallVtt);
  return opened;
}

const costs = { text: "The second boat costs 18,500 euros a month.", segments: ["s0004"] };
/** One true statement for every section that a recipe of these tests asks for. */
const everySection = {
  sections: ["summary", "key_points", "quotes"].map((kind) => ({ kind, statements: [costs] })),
};

/** A script whose summarizer writes one section from segment s0004, after `delayMs`. */
function writeScript(folder: string, answers: readonly object[]): string {
  writeFileSync(join(folder, "script.json"), JSON.stringify({ answers, log: join(folder, "calls") }));
  return "scripted/script.json";
}

test("every statement of the built-in analysis has evidence that stands in the transcript word for word", async () => {
  const { app } = await withFerry();
  const { result, transcript, run } = await app.analyze(analyzeRequest("ferry.vtt"));
  const statements = result.sections.flatMap((section) => section.statements);
  expect(run.status).toBe("done");
  expect(statements.length).toBeGreaterThan(5);
  for (const { evidence } of statements) {
    expect(evidence.length).toBeGreaterThan(0);
    for (const part of evidence)
      expect(transcript.text.slice(part.span.start, part.span.end)).toBe(part.text);
  }
});

test("sections nobody spoke say that they need a model instead of being padded", async () => {
  const { app } = await withFerry();
  const { result } = await app.analyze(analyzeRequest("ferry.vtt"));
  const insights = result.sections.find((section) => section.kind === "insights");
  expect(insights).toMatchObject({ status: "needs_model", statements: [] });
});

test("a meeting's decision and task are found with who said them", async () => {
  const { app } = await withFerry();
  const { result } = await app.analyze(analyzeRequest("ferry.vtt", { recipe: "meeting" }));
  const section = (kind: string) =>
    result.sections.find((candidate) => candidate.kind === kind)?.statements ?? [];
  expect(section("decisions").map(({ speaker }) => speaker)).toContain("Mara Quint");
  expect(
    section("action_items")
      .map(({ text }) => text)
      .join(" "),
  ).toContain("write to the county by Friday");
});

test("the same input gives the same bytes", async () => {
  const one = await withFerry();
  const two = await withFerry();
  await one.app.analyze(analyzeRequest("ferry.vtt", { out: "out" }));
  await two.app.analyze(analyzeRequest("ferry.vtt", { out: "out" }));
  const read = (folder: string) => readFileSync(join(folder, "out", "analysis.json"), "utf8");
  expect(read(one.folder)).toBe(read(two.folder));
});

test("no words of the transcript stand in the checkpoint tables", async () => {
  const { app, folder } = await withFerry();
  const kept = keepCheckpoints(folder);
  await app.analyze(analyzeRequest("ferry.vtt"), kept.call);
  const rows = kept.texts();
  const all = rows.join("\n");
  expect(rows.length).toBeGreaterThan(20);
  for (const word of ["ferry", "boat", "county", "Quint", "Brandt", "18,500", "winter"])
    expect(all).not.toContain(word);
});

test("a model's statements are checked: what the lines do not say is dropped and listed", async () => {
  const { app, folder } = await withFerry();
  const value = {
    sections: [
      {
        kind: "summary",
        statements: [
          { text: "The second boat costs 18,500 euros a month.", segments: ["s0004"] },
          { text: "The second boat costs 81,500 euros a month.", segments: ["s0004"] },
        ],
      },
    ],
  };
  const model = writeScript(folder, [{ purpose: "summarize:", value }]);
  const request = analyzeRequest("ferry.vtt", { recipe: "brief", models: { summarizer: [model] } });
  const { result } = await app.analyze(request);
  const shown = result.sections.flatMap((section) => section.statements.map(({ text }) => text));
  expect(shown).toContain("The second boat costs 18,500 euros a month.");
  expect(shown.join(" ")).not.toContain("81,500");
  expect(result.dropped.map(({ statement }) => statement.text)).toContain(
    "The second boat costs 81,500 euros a month.",
  );
});

test("an agent that fails costs its own sections and the run ends partial, saying why", async () => {
  const { app, folder } = await withFerry();
  const model = writeScript(folder, [
    { purpose: "summarize:summary", error: "The server is down. Start it." },
    { purpose: "summarize:", value: everySection },
  ]);
  const request = analyzeRequest("ferry.vtt", { recipe: "brief", models: { summarizer: [model] } });
  const { result, run } = await app.analyze(request);
  expect(run.status).toBe("partial");
  expect(result.sections[0]).toMatchObject({
    kind: "summary",
    status: "failed",
    note: "The server is down. Start it.",
  });
  expect(result.sections.slice(1).map(({ status }) => status)).toEqual(["ok", "ok"]);
});

test("an agent that hangs costs its own sections only", async () => {
  const { app, folder } = await withFerry({ variables: { ONRECORD_AGENT_TIMEOUT_MS: "150" } });
  const model = writeScript(folder, [
    { purpose: "summarize:summary", hang: true },
    { purpose: "summarize:", value: everySection },
  ]);
  const request = analyzeRequest("ferry.vtt", { recipe: "brief", models: { summarizer: [model] } });
  const { result, run } = await app.analyze(request);
  expect(run.status).toBe("partial");
  expect(result.sections[0]?.note).toContain("did not end within 0.15 s");
});

test("an agent that failed still shows the calls that it made, at a cost that is not known", async () => {
  const { app, folder } = await withFerry({ variables: { ONRECORD_AGENT_TIMEOUT_MS: "150" } });
  const model = writeScript(folder, [
    { purpose: "summarize:summary", hang: true },
    { purpose: "summarize:", value: everySection },
  ]);
  const request = analyzeRequest("ferry.vtt", { recipe: "brief", models: { summarizer: [model] } });
  const { run } = await app.analyze(request);
  const usage = { calls: 1, inputTokens: 0, outputTokens: 0 };
  const hung = run.agents.find(({ task }) => task === "summarize:summary");
  expect(hung).toMatchObject({ status: "failed", usage, costUsd: null });
});

test("a second run pays for no call that finished before", async () => {
  const { app, folder } = await withFerry();
  const model = writeScript(folder, [{ purpose: "", value: everySection }]);
  const request = analyzeRequest("ferry.vtt", { recipe: "brief", models: { summarizer: [model] } });
  await app.analyze(request);
  const { run } = await app.analyze(request);
  expect(readFileSync(join(folder, "calls"), "utf8").match(/asked/g)).toHaveLength(2);
  expect(run.agents.filter(({ agent }) => agent === "summarizer").map(({ status }) => status)).toEqual([
    "cached",
    "cached",
  ]);
});

test("at the cap on calls no new call starts and the run says what is missing", async () => {
  const { app, folder } = await withFerry();
  const model = writeScript(folder, [{ purpose: "", value: everySection, delayMs: 5 }]);
  const request = analyzeRequest("ferry.vtt", {
    recipe: "brief",
    models: { summarizer: [model] },
    budget: { calls: 1 },
  });
  const { run, result } = await app.analyze(request);
  expect(readFileSync(join(folder, "calls"), "utf8").match(/asked/g)).toHaveLength(1);
  expect(run.status).toBe("partial");
  expect(result.sections.map(({ note }) => note).join(" ")).toContain("--max-calls 1 is used up");
});

test("a language nothing here translates leaves the statements as they are and says what to install", async () => {
  const { app } = await withFerry();
  const { result } = await app.analyze(analyzeRequest("ferry.vtt", { language: "es" }));
  expect(result.language).toBe("en");
  expect(result.notes.join(" ")).toMatch(/stay in en.*apertium-eng-spa.*--model translator/);
});

test("each step is reported started and done, with their number once the plan is known", async () => {
  const { app, events } = await withFerry();
  await app.analyze(analyzeRequest("ferry.vtt", { recipe: "brief" }));
  const done = events.filter(({ state }) => state === "done").map(({ step }) => step);
  expect(done.sort()).toEqual([
    "assemble",
    "check:points",
    "check:summary",
    "load",
    "route",
    "summarize:points",
    "summarize:summary",
    "translate",
    "verify translation",
  ]);
  expect(events.at(-1)).toMatchObject({ total: 9 });
});

test("a cancelled run goes on from where it stood and repeats no finished call", async () => {
  const abort = new AbortController();
  const { app, folder, events } = await withFerry({ signal: abort.signal });
  const model = writeScript(folder, [
    { purpose: "summarize:summary", value: everySection },
    { purpose: "", value: everySection, delayMs: 300 },
  ]);
  const running = app.analyze(
    analyzeRequest("ferry.vtt", { recipe: "brief", models: { summarizer: [model] } }),
  );
  setTimeout(() => abort.abort(), 150);
  await expect(running).rejects.toMatchObject({ code: "cancelled" });
  const again = await openTestApp({ folder });
  const { run } = await again.app.resume(events[0]?.runId ?? "");
  const calls = readFileSync(join(folder, "calls"), "utf8");
  expect(run.status).toBe("done");
  expect(calls.match(/asked summarize:summary/g)).toHaveLength(1);
  expect(calls.match(/answered summarize:key_points/g)).toHaveLength(1);
});
