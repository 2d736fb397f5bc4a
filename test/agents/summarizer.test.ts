import { expect, test } from "vitest";
import { runAgent } from "../../agents/agent.ts";
import { createRecording } from "../../agents/recording.ts";
import { summarizer } from "../../agents/summarizer/agent.ts";
import type { RecipeSection } from "../../agents/summarizer/recipe.ts";
import { OnrecordError } from "../../errors.ts";
import { createFunctionModel } from "../../models/testing.ts";
import { contextWith, createAskedModel, messageOf } from "./agent-context.ts";
import { fieldTranscript } from "./spoken-transcript.ts";

const summary: RecipeSection = {
  kind: "summary",
  title: "Summary",
  group: "summary",
  extraction: "summary",
  limit: 4,
  ask: "What it was about.",
};
const quotes: RecipeSection = { ...summary, kind: "quotes", title: "Quotes", extraction: "quotables" };
const fields = createRecording(fieldTranscript);

type Statement = { readonly text: string; readonly segments?: readonly string[]; readonly title?: string };

function inputOf(...sections: RecipeSection[]) {
  return { recipe: "test", sections, repair: [] };
}

async function write(section: RecipeSection, statements: readonly Statement[]) {
  const model = createFunctionModel("writes", () => ({ sections: [{ kind: section.kind, statements }] }));
  const result = await runAgent(summarizer, inputOf(section), contextWith([model]));
  if (result.status === "failed") throw new Error(result.message);
  const written = result.output.sections[0];
  if (written === undefined) throw new Error("no section");
  return written;
}

test("asks once for a recording that fits, and names its first and last line", async () => {
  const { model, asked } = createAskedModel(() => ({
    sections: [
      { kind: "summary", statements: [{ text: "The second boat costs 18,500 euros.", segments: ["s0004"] }] },
    ],
  }));
  const result = await runAgent(summarizer, inputOf(summary), contextWith([model]));
  expect(asked.map(({ lines }) => lines)).toEqual([{ first: "s0001", last: "s0007" }]);
  expect(result).toMatchObject({ output: { coverage: { read: "likely", unread: [] } } });
});

test("every group of sections sends the same system text and lines first", async () => {
  const ask = async (section: RecipeSection): Promise<string> => {
    const { model, asked } = createAskedModel(() => ({ sections: [] }));
    await runAgent(summarizer, inputOf(section), contextWith([model]));
    return `${asked[0]?.system}\n${messageOf(asked[0]).split("Write these sections")[0]}`;
  };
  const first = await ask(summary);
  expect(first).toContain("s0007 [00:48] Ilo Brandt: I will write to the county");
  expect(await ask(quotes)).toBe(first);
});

test("an id that was not sent is dropped and the statement is linked again by its words", async () => {
  const { drafts } = await write(summary, [
    { text: "The second boat costs 18,500 euros a month.", segments: ["s0099", "s4"] },
  ]);
  expect(drafts[0]?.evidence[0]?.segments[1]).toBe("s0004");
  expect(drafts[0]?.evidence[0]?.text).toContain("18,500 euros");
});

test("a statement whose cited line says something else is linked to the line that says it", async () => {
  const { drafts } = await write(summary, [
    { text: "The second boat costs 18,500 euros a month.", segments: ["s0001"] },
  ]);
  expect(drafts[0]?.evidence[0]?.segments[1]).toBe("s0004");
  expect(drafts[0]?.evidence[0]?.text).toContain("18,500 euros");
});

test("a statement that no line bears has no evidence, so that it is sent back", async () => {
  const { drafts } = await write(summary, [{ text: "Bananas ripen under violet lamps.", segments: [] }]);
  expect(drafts[0]?.evidence).toEqual([]);
});

test("neighbouring lines are one piece of evidence, runs of ids are read", async () => {
  const { drafts } = await write(summary, [
    { text: "Saturday's ferry carried 312 people, not 412 as first said.", segments: ["s0001-s0002"] },
  ]);
  expect(drafts[0]?.evidence.map(({ segments }) => segments)).toEqual([["s0001", "s0002"]]);
});

test("a quote is shown in the recording's words, not in the model's", async () => {
  const { drafts } = await write(quotes, [
    { text: "a town without a ferry is a town that waits for other people", segments: ["s0005"] },
  ]);
  expect(drafts[0]).toMatchObject({
    kind: "quote",
    text: "A town without a ferry is a town that waits for other people.",
  });
});

test("a heading of words that nobody said is left away", async () => {
  const text = "The second boat costs 18,500 euros a month.";
  const { drafts } = await write(summary, [
    { text, segments: ["s0004"], title: "Second boat" },
    { text: "We cannot pay that after March.", segments: ["s0004"], title: "Subscribe to Brightnews today" },
  ]);
  expect(drafts.map(({ title }) => title)).toEqual(["Second boat", undefined]);
});

test("statements are limited in count and length, and what is left out is told", async () => {
  const long = `The second boat costs ${"a great deal of money and ".repeat(40)} more.`;
  const section = await write(summary, [
    { text: long, segments: ["s0004"] },
    ...Array.from({ length: 9 }, (_, index) => ({
      text: `The second boat costs money, point ${index}.`,
      segments: ["s0004"],
    })),
  ]);
  expect(section.drafts).toHaveLength(4);
  expect(section.note).toBe("1 of the model's statements are left out: longer than 400 characters.");
});

test("an empty answer is asked again in another framing, then by halves, then reported as unread", async () => {
  const { model, asked } = createAskedModel(() => ({
    sections: [],
    facts: [{ segments: ["s0001"], text: "-" }],
  }));
  const result = await runAgent(summarizer, inputOf(summary), contextWith([model]));
  expect(asked.map(({ purpose }) => purpose)).toEqual([
    "summarize:summary",
    "summarize:summary",
    "summarize:facts:s0001-s0004",
    "summarize:facts:s0005-s0007",
  ]);
  expect(messageOf(asked[1])).toContain("Your last answer held nothing");
  expect(result).toMatchObject({
    status: "done",
    output: { sections: [{ status: "empty" }], coverage: { read: "no", unread: [["s0001", "s0007"]] } },
  });
});

const windowTokens = 1_800;

/** Answers facts by the first line of a part; writes a statement for each fact. */
function readsParts(isBlind: (first: string) => boolean) {
  return createAskedModel((request) => {
    if (!request.purpose.startsWith("summarize:facts:")) {
      const facts = [...messageOf(request).matchAll(/^- (.+)\n(s\d+)/gm)];
      return {
        sections: [
          { kind: "summary", statements: facts.map(([, text, id]) => ({ text, segments: [id, "s0002"] })) },
        ],
      };
    }
    const first = request.lines?.first ?? "";
    const words = new RegExp(`^${first} .*?: (.*)$`, "m").exec(messageOf(request))?.[1];
    return { facts: isBlind(first) ? [] : [{ segments: [first], text: words }] };
  }, windowTokens);
}

test("a recording that does not fit is read in parts cut at turns, then written from facts with their lines", async () => {
  const { model, asked } = readsParts(() => false);
  const result = await runAgent(summarizer, inputOf(summary), contextWith([model], fields));
  const parts = asked.filter(({ purpose }) => purpose.startsWith("summarize:facts:"));
  expect(parts.length).toBeGreaterThan(1);
  expect(parts[0]?.lines?.first).toBe("s0001");
  expect(parts.at(-1)?.lines?.last).toBe("s0040");
  for (const { lines } of parts) expect(Number(lines?.last.slice(1)) % 2).toBe(0);
  expect(asked).toHaveLength(parts.length + 1);
  expect(messageOf(asked.at(-1))).toMatch(/- In field 1 we grow barley.*\ns0001 \[00:00\] Ada: In field 1/);
  if (result.status === "failed") throw new Error(result.message);
  expect(result.output.coverage.unread).toEqual([]);
  expect(result.output.sections[0]?.drafts[0]?.evidence.map(({ segments }) => segments)).toEqual([
    ["s0001", "s0001"],
  ]);
  expect(result.usage.calls).toBe(asked.length);
});

test("prompts of all parts fit into 60 % of the window", async () => {
  const { model, asked } = readsParts(() => false);
  await runAgent(summarizer, inputOf(summary), contextWith([model], fields));
  for (const { system, messages } of asked)
    expect((system.length + (messages[0]?.content.length ?? 0)) / 3.2).toBeLessThanOrEqual(
      0.6 * windowTokens,
    );
});

test("a part that a model does not read is tried again, halved, and named", async () => {
  const { model, asked } = readsParts((first) => first !== "s0001");
  const result = await runAgent(summarizer, inputOf(summary), contextWith([model], fields));
  const firsts = asked.map(({ lines }) => lines?.first);
  const second = firsts.find((first) => first !== "s0001");
  expect(firsts.filter((first) => first === second)).toHaveLength(3);
  expect(result).toMatchObject({
    status: "done",
    output: { sections: [{ status: "ok" }], coverage: { unread: [[second, "s0040"]] } },
  });
});

test("calls, tokens and cost of all parts are summed; an unknown price stays unknown", async () => {
  const { model } = readsParts(() => false);
  const unpriced = {
    ...model,
    generate: async (request: Parameters<typeof model.generate>[0]) => {
      const answer = await model.generate(request);
      return { ...answer, costUsd: request.purpose.includes("facts") ? 0.5 : null };
    },
  };
  const result = await runAgent(summarizer, inputOf(summary), contextWith([unpriced], fields));
  expect(result).toMatchObject({ status: "done", costUsd: null });
});

test("the next tier writes when the first one fails, and its server's error is not shown", async () => {
  const down = createFunctionModel("down", () => {
    throw new OnrecordError("The server is down.", { code: "unreachable" });
  });
  const result = await runAgent(summarizer, inputOf(summary), contextWith([down, "builtin"]));
  expect(result).toMatchObject({ status: "done", output: { coverage: { read: "proven" } } });
});

test("failed statements are sent back in a fence with the reason", async () => {
  const { model, asked } = createAskedModel(() => ({ sections: [] }));
  const repair = [{ section: "summary", text: "The boat is free.", reason: "the recording says otherwise" }];
  await runAgent(summarizer, { ...inputOf(summary), repair }, contextWith([model]));
  expect(messageOf(asked[0])).toMatch(
    /failed their check\. .*\n(=====[0-9a-f]{16})\n- summary: "The boat is free\." failed: the recording says otherwise\n\1/,
  );
});

test("without a model a topic keeps only what is about it, and says when nothing is", async () => {
  const about = async (topic: string) => {
    const section: RecipeSection = { ...quotes, extraction: "highlights", topic };
    const result = await runAgent(summarizer, inputOf(section), contextWith(["builtin"]));
    if (result.status === "failed") throw new Error(result.message);
    return result.output.sections[0];
  };
  const texts = (await about("the second boat"))?.drafts.map(({ text }) => text) ?? [];
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.join(" ")).toContain("second boat");
  expect(await about("tax law")).toMatchObject({ status: "empty", note: "Nothing of it is about tax law." });
});

test("a sentence of a statement that shares no word with its lines is cut", async () => {
  const { drafts } = await write(summary, [
    { text: "The second boat costs 18,500 euros a month. Violet bananas dream.", segments: ["s0004"] },
  ]);
  expect(drafts[0]?.text).toBe("The second boat costs 18,500 euros a month.");
});

test.each([
  [
    "Mara said s0004: Mara Quint: The second boat costs 18,500 euros a month.",
    "it repeats the lines it was given",
  ],
  ["The recording in three to five sentences. The boat costs 18,500 euros.", "it repeats its task"],
])("leaves out what a small model pastes instead of writing: %j", async (text, reason) => {
  const section = { ...summary, ask: "The recording in three to five sentences." };
  const { status, note } = await write(section, [{ text, segments: ["s0004"] }]);
  expect(status).toBe("empty");
  expect(note).toContain(reason);
});
