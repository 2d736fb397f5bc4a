import { expect, test } from "vitest";
import { analysis, outcomeOf } from "./results-of-graphs.ts";
import { runWith } from "./run-with.ts";

const address = "http://localhost:2024";

test("--server is passed on with the rest, and no local model is proposed", async () => {
  const ran = await runWith(`analyze talk.vtt --recipe brief --lang es --out out --server ${address}`, {
    app: { analyze: async () => outcomeOf(analysis) },
    isTty: true,
  });
  const request = {
    source: "talk.vtt",
    recipe: "brief",
    language: "es",
    models: {},
    localOnly: false,
    budget: {},
    out: "out",
    server: address,
  };
  expect(ran.calls).toEqual([
    ["analyze", request, expect.objectContaining({ drain: expect.any(AbortSignal) })],
    ["close"],
  ]);
  expect(ran.code).toBe(0);
});

test.each([
  ["analyze a.vtt b.vtt", "--server takes one recording at a time."],
  ["analyze 'talks/*.vtt'", "--server takes one recording at a time."],
  ["analyze a.vtt --dry-run", "--dry-run plans with the models of this machine"],
])("%s with --server is wrong usage, and nothing is asked", async (line, words) => {
  const ran = await runWith(`${line} --server ${address}`);
  expect(ran).toMatchObject({ code: 2, out: "", calls: [["close"]] });
  expect(ran.error).toContain(words);
});
