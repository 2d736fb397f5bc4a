import { expect, test } from "vitest";
import type { AnalysisPlan } from "../../app/app.ts";
import { runWith } from "./run-with.ts";

const summarizer = {
  agent: "summarizer",
  task: "summarize:quotes",
  model: "acme/m1",
  when: "always",
} as const;
const plan: AnalysisPlan = {
  schema: "onrecord/plan@1",
  transcript: { id: "talk-1", title: "A \u001b[31mtalk" },
  recipe: "wisdom",
  language: "es",
  translation: { from: "en", to: "es", model: "apertium/eng-spa" },
  sections: [{ task: "summarize:quotes", kind: "quotes", limit: 3, topic: "open source" }],
  request: { by: "builtin", sections: [] },
  notes: ["A note."],
  agents: [{ ...summarizer, calls: 2, inputTokens: 900, outputTokens: 80, costUsd: null }],
  expected: { calls: 2, inputTokens: 900, outputTokens: 80, costUsd: null },
  most: { calls: 2, inputTokens: 900, outputTokens: 80, costUsd: null },
};

test("--dry-run prints the plan with models, calls, tokens and cost, and analyses nothing", async () => {
  const line = ["analyze", "talk.vtt", "--request", "three quotes on open source", "--dry-run"];
  const { code, out, calls } = await runWith(line, { app: { plan: async () => plan } });
  expect(code).toBe(0);
  expect(calls).toMatchObject([
    ["plan", { source: "talk.vtt", request: "three quotes on open source" }],
    ["close"],
  ]);
  expect(out).toContain("recording  A talk\n");
  expect(out).toContain("sections   quotes (3 at most)\ntopic      open source\n");
  expect(out).toContain("language   es, translated from en by apertium/eng-spa\n");
  expect(out).toContain("note       A note.\n");
  expect(out).toMatch(/summarizer +summarize:quotes +acme\/m1 +always +2 +900 +80 +unknown\n/);
  expect(out).toContain("expected   2 calls, 900 tokens in, 80 out, USD unknown\n");
});

test("--dry-run --json prints the plan as JSON, a line a source where there are several", async () => {
  const app = { plan: async () => plan };
  expect(JSON.parse((await runWith("analyze a.vtt --dry-run --json", { app })).out)).toEqual(plan);
  const { out } = await runWith("analyze a.vtt b.vtt --dry-run --json", { app });
  expect(
    out
      .trimEnd()
      .split("\n")
      .map((row) => JSON.parse(row)),
  ).toEqual([plan, plan]);
});
