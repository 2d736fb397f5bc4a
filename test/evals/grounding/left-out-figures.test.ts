import { expect, test } from "vitest";
import { reaches } from "../../../evals/grounding/figure.ts";
import { fitQuoteWeights } from "../../../evals/grounding/fit-quote-weights.ts";
import { heardWords } from "../../../evals/grounding/heard-words.ts";
import { leftOutFigures } from "../../../evals/grounding/left-out-figures.ts";
import type { LabelledQuote } from "../../../evals/grounding/quote-rows.ts";
import { judgeAgain, toQuoteSamples } from "../../../evals/grounding/quote-samples.ts";
import { checkQuote } from "../../../grounding/check-quote.ts";
import { createGroundingIndex } from "../../../grounding/grounding-index.ts";
import { blockWeights } from "../../../grounding/word-data/block-weights.ts";
import { plainTranscript } from "../../grounding/plain-transcript.ts";

const index = createGroundingIndex(
  plainTranscript(
    "the baker keeps nine ovens warm through the night and the street smells of rye until morning comes\n" +
      "my neighbour plays the cello badly but nobody has asked her to stop because she feeds all our cats",
    "en",
  ),
);

type Given = readonly [string, LabelledQuote["label"], string, string?];
const given: readonly Given[] = [
  ["The baker keeps nine ovens warm through the night", "said", "verbatim"],
  ["and the street smells of rye until morning comes", "said", "verbatim"],
  ["the street spells of rye until mourning comes", "said", "asr_noise"],
  ["My neighbour plays the cello badly but nobody has asked her to stop", "said", "verbatim"],
  ["The baker keeps nine candles warm through the night", "altered", "swap"],
  ["My neighbour plays the trumpet badly but nobody has asked her", "altered", "swap"],
  ["My neighbour plays the cello badly but nobody has begged her to stop", "altered", "verb"],
  ["The island council voted twice about the harbour wall in spring", "not_said", "other"],
];
const rows = given.map(
  ([quote, label, kind], at): LabelledQuote => ({
    id: `q${at}`,
    recording: `r${at % 2}`,
    quote,
    label,
    kind,
    source: "own",
    recogniser: `by-${at % 2}`,
  }),
);
const before = new Map([
  ["q4", given[0]?.[0] ?? ""],
  ["q5", "My neighbour plays the cello badly but nobody has asked her"],
  ["q6", given[3]?.[0] ?? ""],
]);
const samples = toQuoteSamples(rows, { indexOf: () => index, made: false, before: (id) => before.get(id) });

test("judges a sample by the shipped weights as the engine does", () => {
  const engine = rows.map(({ quote }) => checkQuote(index, { text: quote }).verdict);
  expect(samples.map((sample) => judgeAgain(sample, blockWeights))).toEqual(engine);
});

test("marks the stretch where a quote was changed, and no other", () => {
  const edited = samples.map(({ stretches }) => stretches.filter((stretch) => stretch.edited).length);
  expect(edited).toEqual([0, 0, 0, 0, 1, 1, 1, 0]);
});

test("asks the weights: those that call everything changed turn a misheard quote", () => {
  const misheard = samples.slice(2, 3);
  const certain = [...new Array<number>(blockWeights.length - 1).fill(0), 9];
  expect(misheard.map((sample) => judgeAgain(sample, certain))).toEqual(["altered"]);
});

test("a kind that is left out teaches nothing", () => {
  const twice = samples.filter(({ row }) => row.kind !== "swap");
  expect(fitQuoteWeights(samples)).not.toEqual(fitQuoteWeights(twice));
  const unlike = samples.map((sample) =>
    sample.row.kind === "swap"
      ? { ...sample, stretches: sample.stretches.map((s) => ({ ...s, numbers: s.numbers.map(() => 7) })) }
      : sample,
  );
  const figureOf = (all: typeof samples) =>
    leftOutFigures(all).find(({ figure }) => figure.endsWith("left out of all fitting: swap"))?.value;
  expect(figureOf(unlike)).toBe(figureOf(samples));
});

test("prints each way of leaving out with its bar", () => {
  const figures = leftOutFigures(samples);
  expect(figures.map(({ figure, bar }) => [figure.replace("quotes: ", ""), bar])).toEqual([
    ["macro-recall, weights fitted without the row's recording, in five parts", { atLeast: 0.955 }],
    ["recall of said, weights fitted without the row's recording", { atLeast: 0.92 }],
    ["recall of altered, weights fitted without the row's recording", { atLeast: 0.92 }],
    ["recall of not_said, weights fitted without the row's recording", { atLeast: 0.92 }],
    ["macro-recall, weights fitted without the row's recogniser", { atLeast: 0.94 }],
    ["macro-recall, weights fitted without the row's source", { atLeast: 0.94 }],
    ["recall of changed, the kind left out of all fitting: swap", { atLeast: 0.85 }],
    ["recall of changed, the kind left out of all fitting: verb", { atLeast: 0.85 }],
  ]);
  expect(figures.every((figure) => reaches(figure) !== undefined)).toBe(true);
});

test("knows which words of a quote stand in the recording as they are", () => {
  expect([...heardWords(index, "the street spells of rye, until mourning comes")]).toEqual([
    0, 1, 3, 4, 5, 7,
  ]);
});
