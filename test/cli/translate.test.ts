import { expect, test } from "vitest";
import type { Translation } from "../../agents/translation.ts";
import { replaceTexts } from "../../transcript/index.ts";
import { smallTranscript } from "../small-transcript.ts";
import { run } from "./fake-app.ts";
import { outcomeOf } from "./results-of-graphs.ts";
import { runWith } from "./run-with.ts";

const texts = new Map([["s0001", "Buenos días a \u202etodos."]]);
const translation: Translation = {
  schema: "onrecord/translation@1",
  transcript: {
    id: smallTranscript.id,
    sha256: smallTranscript.sha256,
    readerVersion: "1",
    segments: 7,
    uri: "ferry.vtt",
  },
  from: "en",
  to: "es",
  status: "partial",
  translated: replaceTexts(smallTranscript, { texts, language: "es" }),
  untranslated: [{ segment: "s0004", reason: "the translation has other numbers (81500)" }],
  notes: [],
  produced: [],
};
const partial = { ...outcomeOf(translation), run: { ...run, status: "partial" as const } };

test("translate passes every option on", async () => {
  const line =
    "translate ferry.vtt --to pt-br --from en --model translator=ollama/a:1b,builtin --local-only " +
    "--budget-usd 0.2 --max-calls 9 --format srt --out es.txt";
  const ran = await runWith(line, {
    app: { translate: async () => outcomeOf(translation, ["/here/es.txt"]) },
  });
  expect(ran.calls[0]).toEqual([
    "translate",
    {
      source: "ferry.vtt",
      to: "pt-BR",
      from: "en",
      models: { translator: ["ollama/a:1b", "builtin"] },
      localOnly: true,
      budget: { usd: 0.2, calls: 9 },
      format: "srt",
      out: "es.txt",
    },
    expect.objectContaining({ drain: expect.any(AbortSignal) }),
  ]);
  expect(ran.out).toBe("");
  expect(ran.error).toContain("wrote es.txt\n");
});

test("the transcript is printed in its source's format, and what stayed is said with exit 3", async () => {
  const { code, out, error } = await runWith("translate ferry.vtt --to es", {
    app: { translate: async () => partial },
  });
  expect(code).toBe(3);
  expect(out).toMatch(/^WEBVTT\n/);
  expect(out).toContain("00:00:22.000 --> 00:00:31.000\n<v Mara Quint>The second boat costs 18,500");
  expect(out).not.toContain("\u202e");
  expect(error).toContain("s0004 stays in en: the translation has other numbers (81500).\n");
});

test.each([
  ["txt", /^\[00:01\] Mara Quint: Buenos/],
  ["srt", /^1\n00:00:01,000 --> /],
  ["json", /^\{\n {2}"id"/],
])("--format %s prints that", async (format, expected) => {
  const ran = await runWith(`translate ferry.vtt --to es --format ${format}`, {
    app: { translate: async () => partial },
  });
  expect(ran.out).toMatch(expected);
});

test("--json prints the whole translation with what was refused", async () => {
  const ran = await runWith("translate - --to es --json", { app: { translate: async () => partial } });
  expect(JSON.parse(ran.out)).toEqual(translation);
});

test.each([
  "translate ferry.vtt",
  "translate ferry.vtt --to klingonish!",
  "translate ferry.vtt --to es --format pdf",
])("%s is wrong usage", async (line) => {
  const ran = await runWith(line);
  expect(ran.code).toBe(2);
  expect(ran.calls).toEqual([]);
});
