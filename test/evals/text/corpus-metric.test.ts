import { expect, test } from "vitest";
import { corpusBleu, createBleu, sentenceBleu } from "../../../evals/scorers/text/bleu.ts";
import { corpusChrf, createChrf, sentenceChrf } from "../../../evals/scorers/text/chrf.ts";
import { scoreCorpus } from "../../../evals/scorers/text/corpus-metric.ts";
import { sumCounts } from "../../../evals/statistics/sum-counts.ts";

const ferry = { hypothesis: "the ferry stays in port", references: ["the ferry will stay in port"] };
const crane = { hypothesis: "a crane fell", references: ["a crane fell", "one crane fell down"] };

test("gives BLEU's parts", () => {
  expect(corpusBleu([{ hypothesis: "a b c d", references: ["a b c d e"] }])).toEqual({
    score: expect.closeTo(77.880_078, 6),
    counts: [4, 3, 2, 1],
    totals: [4, 3, 2, 1],
    precisions: [100, 100, 100, 100],
    brevityPenalty: expect.closeTo(Math.exp(-0.25), 12),
    hypothesisLength: 4,
    referenceLength: 5,
  });
});

test("leaves out the orders that a sentence is too short for, but not those of a corpus", () => {
  const short = { hypothesis: "two words", references: ["two words"] };
  expect(sentenceBleu(short).score).toBeCloseTo(100, 9);
  expect(corpusBleu([short]).score).toBe(0);
});

test("takes the reference length nearest to the hypothesis, the shorter of two as near", () => {
  const row = { hypothesis: "a b c d", references: ["a b c d e", "a b c", "a b c d e f g"] };
  expect(corpusBleu([row]).referenceLength).toBe(3);
});

test("an empty hypothesis scores 0, and two empty texts do too", () => {
  for (const hypothesis of ["", " \n"]) {
    expect(corpusBleu([{ hypothesis, references: ["a word"] }]).score).toBe(0);
    expect(sentenceChrf({ hypothesis, references: ["a word"] }, { wordOrder: 2 }).score).toBe(0);
    expect(sentenceChrf({ hypothesis, references: [""] }).score).toBe(0);
  }
});

test("rows with different numbers of references are signed as such", () => {
  expect(createBleu().signature([ferry])).toBe("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0");
  expect(createChrf({ wordOrder: 2 }).signature([ferry, crane])).toBe(
    "nrefs:var|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0",
  );
});

test("the summed counts of parts give the score of the whole", () => {
  for (const metric of [createBleu(), createChrf({ wordOrder: 2 })]) {
    const sum = sumCounts([metric.statistics(ferry), metric.statistics(crane)]);
    expect(metric.fromStatistics(sum)).toEqual(scoreCorpus(metric, [ferry, crane]));
  }
});

test("refuses a row without a reference, and no rows", () => {
  expect(() => sentenceBleu({ hypothesis: "x", references: [] })).toThrow(/has no reference: "x"/);
  expect(() => sentenceChrf({ hypothesis: "x", references: [] })).toThrow(/has no reference: "x"/);
  expect(() => corpusChrf([])).toThrow("chrF2 of no rows is not defined. Give one row or more.");
});
