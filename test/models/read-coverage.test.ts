import { expect, test } from "vitest";
import { notReadOf } from "../../models/not-read.ts";
import { judgeCount, judgeCoverage, type Reading } from "../../models/read-coverage.ts";

const sent = { first: "s0001", last: "s0500" };

function reading(counts: Partial<Reading["counts"]>, changes: Partial<Reading> = {}): Reading {
  return {
    spec: "ollama/m",
    counts: { ourCount: 3_900, contextTokens: 8_192, ...counts },
    sent,
    named: { ...sent },
    ...changes,
  };
}

function codeOf(about: Reading): string | undefined {
  try {
    return judgeCoverage(about);
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : "thrown";
  }
}

/** Our counts and the tokenizer's share of them, spread evenly. */
const sizes = [900, 2_300, 3_900, 5_500, 11_000, 24_000, 50_000];
const ratios = [0.7, 0.76, 0.83, 0.9, 0.97, 1, 1.04, 1.11, 1.2, 1.3, 1.38, 1.45, 1.52, 1.57, 1.6];

test("50 prompts that were cut to 2,048, to the window or to half of it are all noticed", () => {
  const cases: Reading[] = [];
  for (const ratio of [0.75, 0.9, 1, 1.15, 1.4]) {
    for (const contextTokens of [2_048, 4_096, 8_192, 16_384, 32_768]) {
      const half = contextTokens / 2;
      // Prompts of 1.25 and 1.8 times what was read of them.
      for (const over of [1.25, 1.8]) {
        const ourCount = Math.round((half * over) / ratio);
        const reported = contextTokens === 32_768 && over === 1.8 ? contextTokens : half;
        cases.push(
          reading({ ourCount, contextTokens, reported }, { named: { first: "s0200", last: "s0500" } }),
        );
      }
    }
  }
  expect(cases).toHaveLength(50);
  expect(cases.filter((one) => codeOf(one) !== "not_read")).toEqual([]);
});

test("a prompt of 3,900 tokens that counts 2,048 is noticed whatever lines the answer names and whatever the window", () => {
  for (const contextTokens of [4_096, 8_192, 40_960, 131_072]) {
    expect(codeOf(reading({ contextTokens, reported: 2_048 }))).toBe("not_read");
  }
});

test("a count far under ours is noticed where the number is none that servers cut at", () => {
  expect(codeOf(reading({ reported: 2_100 }))).toBe("not_read");
  expect(codeOf(reading({ reported: 3_000 }, { named: { first: "s0100", last: "s0500" } }))).toBe("not_read");
});

test("of 105 good calls with tokenizers that count 0.7 to 1.6 of ours none is an alarm, and all are proven", () => {
  const good = sizes.flatMap((ourCount) =>
    ratios.map((ratio) =>
      reading({ ourCount, contextTokens: 131_000, reported: Math.round(ourCount * ratio) + 17 }),
    ),
  );
  expect(good).toHaveLength(105);
  expect(good.filter((one) => codeOf(one) !== "proven")).toEqual([]);
});

test("good calls whose lines were not asked for are no alarm", () => {
  for (const ourCount of sizes) {
    for (const ratio of ratios) {
      const reported = Math.round(ourCount * ratio) + 17;
      expect(
        codeOf(reading({ ourCount, contextTokens: 131_000, reported }, { sent: undefined, named: {} })),
      ).toBe("likely");
    }
  }
});

test.each<[string, Reading, string | undefined]>([
  ["count and lines", reading({ reported: 4_000 }), "proven"],
  ["the count alone", reading({ reported: 4_000 }, { named: {} }), "likely"],
  [
    "the count with other lines",
    reading({ reported: 4_000 }, { named: { first: "s0400", last: "s0500" } }),
    "likely",
  ],
  ["the lines alone", reading({}), "likely"],
  ["the lines and a count of nothing", reading({ reported: 0 }), "likely"],
  ["neither", reading({}, { named: {} }), "not_read"],
  ["other lines alone", reading({}, { named: { first: "s0400", last: "s0500" } }), "not_read"],
  ["a count without lines asked for", reading({ reported: 4_000 }, { sent: undefined, named: {} }), "likely"],
  ["nothing at all", reading({}, { sent: undefined, named: {} }), undefined],
  [
    "lines written as they stand in the prompt",
    reading({ reported: 4_000 }, { named: { first: "[s0001]", last: "S0500 [12:01] Ana: bye" } }),
    "proven",
  ],
  ["a good call that happens to count half the window", reading({ reported: 4_096 }), "likely"],
])("by %s: judged as it should be", (...[, about, expected]) => {
  expect(codeOf(about)).toBe(expected);
});

test("cached tokens count in full, whether the server counts them in or apart", () => {
  expect(codeOf(reading({ reported: 4_000, cached: 3_900 }))).toBe("proven");
  expect(codeOf(reading({ reported: 100, cached: 3_900 }))).toBe("proven");
  expect(codeOf(reading({ reported: 2_048, cached: 2_000 }))).toBe("not_read");
});

test("a count that servers cut at by themselves is noticed in a larger window, when it is short of ours", () => {
  const cut = reading({ ourCount: 4_600, contextTokens: 131_072, reported: 4_096 });
  expect(codeOf(cut)).toBe("not_read");
  expect(codeOf(reading({ ...cut.counts, reported: 4_097 }))).toBe("proven");
});

test("a short prompt is not judged by its count, which is mostly the template's", () => {
  expect(judgeCount({ ourCount: 40, reported: 10, contextTokens: 8_192 })).toBe("full");
});

test("a model that is known to count more than ours is held to that", () => {
  expect(judgeCount({ ourCount: 4_000, reported: 3_300, contextTokens: 16_000, lowestRatio: 1.4 })).toBe(
    "cut",
  );
  expect(judgeCount({ ourCount: 4_000, reported: 3_300, contextTokens: 16_000, lowestRatio: 0.8 })).toBe(
    "full",
  );
});

test("the error says what was counted and named, for people and for programs", () => {
  try {
    judgeCoverage(reading({ reported: 2_048 }, { named: { first: "s0240", last: "s0500" } }));
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({
      code: "not_read",
      message: expect.stringContaining(
        "counted 2048 of about 3900 tokens, and of the lines s0001 to s0500 the answer names s0240 to s0500.",
      ),
    });
    expect(notReadOf(error)).toEqual({
      sent,
      named: { first: "s0240", last: "s0500" },
      expectedTokens: 3_900,
      reportedTokens: 2_048,
    });
  }
});
