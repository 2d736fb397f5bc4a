import { expect, test } from "vitest";
import type { Answer } from "../../agents/answer.ts";
import type { Shown } from "../../app/app.ts";
import { run, transcript } from "./fake-app.ts";
import { runWith } from "./run-with.ts";

const shown: Shown = {
  status: "repaired",
  format: "vtt",
  warnings: ["cues_out_of_order: sorted"],
  transcript,
};
const [first, second] = transcript.segments;

test("show --json prints the segments with null for what is absent", async () => {
  const { code, out } = await runWith("show talk.vtt --json", { app: { show: async () => shown } });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    status: "repaired",
    format: "vtt",
    warnings: ["cues_out_of_order: sorted"],
    id: "harbour-talk-01234567",
    sha256: transcript.sha256,
    title: "Harbour talk",
    language: "en",
    duration: 3725,
    speakers: [{ name: "Ada", segments: 1 }],
    segments: [
      {
        id: "s0001",
        start: null,
        end: null,
        speaker: null,
        text: "The pier opens in May.",
        span: { start: 0, end: 22 },
        source: null,
      },
      {
        id: "s0002",
        start: 3723.5,
        end: 3725,
        speaker: "Ada",
        text: "It cost \u001b[31mtwo\u001b[0m millions.",
        span: { start: 23, end: 52 },
        source: { start: 60, end: 89 },
      },
    ],
  });
});

test("show prints a line a segment, and no escape sequence of the recording", async () => {
  const { out } = await runWith("show talk.vtt", { app: { show: async () => shown } });
  expect(out).toContain("length    1:02:05, 2 segments\n");
  expect(out).toContain("warning   cues_out_of_order: sorted\n");
  expect(out).toContain("[--:--] s0001 The pier opens in May.\n[1:02:03] s0002 Ada: It cost two millions.\n");
});

test.each([
  ["empty", 'onrecord: "talk.vtt" holds no words.\n', undefined],
  ["error", "onrecord: It is a picture.\n", { code: "not_a_transcript", message: "It is a picture." }],
] as const)(
  "show prints what it knows of a source that is %s, and exits 1",
  async (status, message, error) => {
    const broken: Shown = { status, format: "vtt", warnings: [], ...(error && { error }) };
    const ran = await runWith("show talk.vtt --json", { app: { show: async () => broken } });
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({ status, format: "vtt", segments: [] });
    expect(ran.error).toBe(message);
  },
);

test("search joins the words and passes speaker, times and limit on", async () => {
  const app = { search: async () => [{ segment: second ?? fail(), score: 2.5 }] };
  const ran = await runWith("search talk.vtt the price --speaker Ada --from 1:02:03 --to 3725 --limit 3", {
    app,
  });
  expect(ran.calls[0]).toEqual([
    "search",
    "talk.vtt",
    "the price",
    { speaker: "Ada", from: 3723, to: 3725, limit: 3 },
  ]);
  expect(ran.out).toBe("[1:02:03] s0002 Ada: It cost two millions.\n");
  expect(ran.code).toBe(0);
});

test("search asks for ten lines unless told, and prints hits as JSON", async () => {
  const ran = await runWith("search talk.vtt pier --json", {
    app: { search: async () => [{ segment: first ?? fail(), score: 1 }] },
  });
  expect(ran.calls[0]).toEqual(["search", "talk.vtt", "pier", { limit: 10 }]);
  expect(JSON.parse(ran.out)).toMatchObject([{ id: "s0001", score: 1, start: null, speaker: null }]);
});

test("a search that finds nothing prints nothing, says so and is no failure", async () => {
  const ran = await runWith("search talk.vtt whale", { app: { search: async () => [] } });
  expect(ran).toMatchObject({ code: 0, out: "", error: "Nothing in the recording matches whale.\n" });
});

test("list prints a row a transcript; as JSON without its words", async () => {
  const app = { list: async () => [transcript] };
  expect((await runWith("list", { app })).out).toBe(
    [
      "ID                     LENGTH   SEGMENTS  LANGUAGE  TITLE",
      "harbour-talk-01234567  1:02:05  2         en        Harbour talk",
      "",
    ].join("\n"),
  );
  const [row] = JSON.parse((await runWith("list --json", { app })).out);
  expect(row).toMatchObject({ id: "harbour-talk-01234567", segments: 2, title: "Harbour talk" });
  expect(row).not.toHaveProperty("text");
});

test("runs prints a row a run, and an unknown price is never 0", async () => {
  const { out } = await runWith("runs", { app: { runs: async () => [run] } });
  expect(out.split("\n")[1]).toBe("3f2a0000  ask    done    2026-01-02T03:04:05Z  unknown  Harbour talk");
});

test("runs of one id prints what its agents did", async () => {
  const ran = await runWith("runs 3f2a", { app: { run: async () => run } });
  expect(ran.calls[0]).toEqual(["run", "3f2a"]);
  expect(ran.out).toContain("answer  builtin  done    0.3 s  0      unknown");
});

test.each([
  ["ok", 0],
  ["missing", 0],
  ["broken", 1],
] as const)("doctor ends with the code for %s: %d", async (state, code) => {
  const finding = { what: "apertium", state, detail: "not found", remedy: "apt install apertium" };
  const ran = await runWith("doctor", { app: { doctor: async () => [finding] } });
  expect(ran.code).toBe(code);
  expect(ran.out).toContain("apertium: not found\n          apt install apertium\n");
});

const answer: Answer = {
  schema: "onrecord/answer@1",
  transcript: {
    id: transcript.id,
    sha256: transcript.sha256,
    readerVersion: "1",
    segments: 2,
    uri: "talk.vtt",
  },
  question: "When?",
  answered: true,
  confidence: 0.8,
  text: "In May.",
  passages: [
    { segments: ["s0001", "s0002"], span: { start: 0, end: 52 }, start: 61, text: "opens in May.\nIt cost" },
  ],
  produced: [{ agent: "answerer", model: "builtin", promptVersion: "1" }],
};

test("ask joins the words, prints the answer and the lines it stands on", async () => {
  const outcome = { run, transcript, result: answer, files: [] };
  const ran = await runWith("ask talk.vtt when does it open? --local-only --model answerer=builtin", {
    app: { ask: async () => outcome },
  });
  expect(ran.calls[0]?.[1]).toEqual({
    source: "talk.vtt",
    question: "when does it open?",
    models: { answerer: ["builtin"] },
    localOnly: true,
  });
  expect(ran.out).toBe(
    "In May.\n\n[01:01] s0001-s0002 opens in May. It cost\n\nconfidence 0.80, by builtin\n",
  );
});

test.each([
  ["done", 0],
  ["partial", 3],
  ["failed", 1],
] as const)("a run that ended %s exits %d", async (status, code) => {
  const outcome = { run: { ...run, status }, transcript, result: answer, files: [] };
  const ran = await runWith("resume 3f2a --json", { app: { resume: async () => outcome } });
  expect(ran.calls[0]).toEqual([
    "resume",
    "3f2a",
    expect.objectContaining({ drain: expect.any(AbortSignal) }),
  ]);
  expect(ran.code).toBe(code);
  expect(JSON.parse(ran.out)).toEqual(answer);
});

function fail(): never {
  throw new Error("the recording has two segments");
}

test("runs of one id shows what each tier decided, and what the last one alone would have come to", async () => {
  const [first] = run.agents;
  if (first === undefined) throw new Error("the run has an agent");
  const spent = { calls: 0, tokens: 0, costUsd: 0 };
  const tiers = [
    { tier: "builtin", asked: 8, decided: 6, ...spent },
    { tier: "acme/m1", asked: 2, decided: 2, calls: 1, tokens: 500, costUsd: 0.01 },
  ];
  const agents = [{ ...first, agent: "fact-checker", model: "builtin, acme/m1", tiers }];
  const { out } = await runWith("runs 3f2a", { app: { run: async () => ({ ...run, agents }) } });
  expect(out).toMatch(/fact-checker +builtin +8 +6 \(75 %\) +0 +0 +0\.0000\n/);
  expect(out).toMatch(/fact-checker +acme\/m1 +2 +2 \(25 %\) +1 +500 +0\.0100\n/);
  expect(out).toMatch(/fact-checker +acme\/m1 alone \(estimate\) +8 +4 +2000 +0\.0400\n/);
});
