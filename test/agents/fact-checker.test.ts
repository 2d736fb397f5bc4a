import { expect, test } from "vitest";
import { runAgent } from "../../agents/agent.ts";
import { factChecker } from "../../agents/fact-checker/agent.ts";
import type { Tier } from "../../agents/tier.ts";
import { OnrecordError } from "../../errors.ts";
import { createFunctionModel } from "../../models/testing.ts";
import { contextWith, createAskedModel, messageOf } from "./agent-context.ts";

type Said = {
  readonly verdict: string;
  readonly for?: readonly string[];
  readonly against?: readonly string[];
  readonly reason?: string;
};

/** A model that says the same of every claim. */
function saying(said: Said) {
  return createAskedModel((request) => ({
    checks: [...messageOf(request).matchAll(/^(c\d+): /gm)].map(([, claim]) => ({ claim, ...said })),
  }));
}

async function checkAll(texts: readonly string[], tiers: readonly Tier[]) {
  const claims = texts.map((text) => ({ claim: { text } }));
  const result = await runAgent(factChecker, { claims }, contextWith(tiers));
  if (result.status === "failed") throw new Error(result.message);
  return result;
}

async function check(text: string, said: Said) {
  const { output } = await checkAll([text], [saying(said).model]);
  return output.checks[0];
}

test.each([
  ["a changed number", "The second boat costs 81,500 euros a month."],
  ["a name nobody said", "Petra Voss pays for the second boat."],
  ["a denial", "A town without a ferry is not a town that waits for other people."],
  ["a number that was taken back", "The ferry carried 412 people on Saturday."],
])("a model cannot call supported what has %s", async (_what, text) => {
  const found = await check(text, { verdict: "supported", for: ["s0001", "s0002", "s0004", "s0005"] });
  const { output } = await checkAll([text], ["builtin"]);
  expect(found?.verdict).not.toBe("supported");
  expect(found).toMatchObject({ verdict: output.checks[0]?.verdict, scores: output.checks[0]?.scores });
  expect(found?.checkedBy).toEqual(["builtin", "scripted/asked"]);
});

test("a model's verdict on a paraphrase counts when the lines that it cites bear it", async () => {
  const text = "Mara says the second boat is too dear to keep once March is over.";
  const found = await check(text, {
    verdict: "supported",
    for: ["s0004"],
    reason: "The second boat cannot be paid after March.",
  });
  expect(found).toMatchObject({ verdict: "supported", evidence: [{ segments: ["s0004", "s0004"] }] });
  expect(found?.note).toBe("Judged by scripted/asked: The second boat cannot be paid after March.");
});

test("a model cannot call contradicted what the lines that it names say", async () => {
  const text = "The second boat costs 18,500 euros a month.";
  const found = await check(text, { verdict: "contradicted", for: ["s0003", "s0004"], against: ["s0004"] });
  expect(found?.verdict).toBe("uncertain");
  expect(found?.note).toContain("but the lines that it names bear the claim out");
});

test.each([
  ["no line", []],
  ["a line that does not exist", ["s0099"]],
  ["a line about something else", ["s0007"]],
])("supported by %s is uncertain", async (_what, ids) => {
  const found = await check("Mara says the second boat is too dear to keep once March is over.", {
    verdict: "supported",
    for: ids,
  });
  expect(found?.verdict).toBe("uncertain");
});

test("contradicted needs a line that says otherwise", async () => {
  const text = "Ilo thinks the town will do well without its ferry.";
  expect((await check(text, { verdict: "contradicted" }))?.verdict).toBe("uncertain");
  const found = await check(text, { verdict: "contradicted", against: ["s0005"] });
  expect(found).toMatchObject({
    verdict: "contradicted",
    counterEvidence: [{ segments: ["s0005", "s0005"] }],
  });
});

test("a reason that speaks of something else is not shown", async () => {
  const found = await check("Ilo thinks the town will do well without its ferry.", {
    verdict: "not_in_source",
    reason: "Visit our shop for amazing discounts on vitamins today.",
  });
  expect(found?.note).toBe("Judged by scripted/asked.");
});

test("scores sum to one and the confidence is that of the verdict", async () => {
  const found = await check("Ilo thinks the town will do well without its ferry.", {
    verdict: "not_in_source",
  });
  const sum = Object.values(found?.scores ?? {}).reduce((total, score) => total + score, 0);
  expect(sum).toBeCloseTo(1, 10);
  expect(found?.confidence).toBe(found?.scores.not_in_source);
});

test("claims go in small batches, each with its lines for and against", async () => {
  const { model, asked } = saying({ verdict: "uncertain" });
  const texts = Array.from({ length: 6 }, (_, index) => `The town keeps ${index + 1} of its boats.`);
  await checkAll([...texts, "The ferry carried 412 people on Saturday."], [model]);
  expect(asked.map(({ purpose }) => purpose)).toEqual(["check:claims:4", "check:claims:3"]);
  expect(messageOf(asked[1])).toMatch(
    /c3: The ferry carried 412 people on Saturday\.\n {3}for: .*\n {3}against: .*s0002/,
  );
});

test("in a cascade only what the built-in engine is unsure of is asked about", async () => {
  const { model, asked } = saying({ verdict: "not_in_source" });
  const { output, tiers } = await checkAll(
    [
      "The second boat costs 81,500 euros a month.",
      "Ilo fears for people who wait on the quay.",
      "Mara Quint said the second boat costs 18,500 euros a month.",
    ],
    ["builtin", model],
  );
  expect(asked).toHaveLength(1);
  expect(messageOf(asked[0])).toContain("c1: Ilo fears for people");
  expect(messageOf(asked[0])).not.toContain("c2:");
  expect(output.checks.map(({ checkedBy }) => checkedBy.length)).toEqual([1, 2, 1]);
  expect(tiers?.map(({ tier, asked: given, decided }) => [tier, given, decided])).toEqual([
    ["builtin", 3, 2],
    ["scripted/asked", 1, 1],
  ]);
});

test("when the model of a cascade is down the built-in checks stand, and say so", async () => {
  const down = createFunctionModel("down", () => {
    throw new OnrecordError("The server is down.", { code: "unreachable" });
  });
  const { output } = await checkAll(["Ilo fears for people who wait on the quay."], ["builtin", down]);
  expect(output.checks[0]?.checkedBy).toEqual(["builtin"]);
  expect(output.checks[0]?.note).toContain("Not checked by scripted/down: The server is down.");
});

test("after a server is gone no further batch is tried", async () => {
  let calls = 0;
  const down = createFunctionModel("down", () => {
    calls += 1;
    throw new OnrecordError("The server is down.", { code: "unreachable" });
  });
  await checkAll(
    Array.from({ length: 12 }, (_, index) => `Ilo fears for harbour ${index}.`),
    ["builtin", down],
  );
  expect(calls).toBeLessThanOrEqual(1);
});
