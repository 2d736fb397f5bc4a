import type { QuoteVerdict } from "../../grounding/schema.ts";
import { recallFigure, shareFigure } from "./clustered-figures.ts";
import type { Bar, Figure } from "./figure.ts";
import { fitQuoteWeights } from "./fit-quote-weights.ts";
import { judgeAgain, type QuoteSample } from "./quote-samples.ts";

const folds = 5;

/**
 * How the judge of quotes does on what its weights were not fitted on: each fifth of the recordings, each recogniser,
 * each source, and each kind of change, left out in turn and judged by weights fitted on the rest.
 */
export function leftOutFigures(samples: readonly QuoteSample[]): Figure[] {
  const recordings = [...new Set(samples.map(({ row }) => row.recording))].sort();
  const byFold = judgeLeftOut(samples, ({ row }) => String(recordings.indexOf(row.recording) % folds));
  const byRecogniser = judgeLeftOut(samples, ({ row }) => row.recogniser);
  const bySource = judgeLeftOut(samples, ({ row }) => row.source);
  const title = "quotes: macro-recall, weights fitted without the row's";
  return [
    macroFigure(`${title} recording, in five parts`, { atLeast: 0.955 }, byFold),
    ...["said", "altered", "not_said"].map((label) =>
      rightFigure(
        `quotes: recall of ${label}, weights fitted without the row's recording`,
        { atLeast: 0.92 },
        byFold.filter(({ sample }) => !sample.made && sample.row.label === label && isOfData(sample)),
      ),
    ),
    macroFigure(`${title} recogniser`, { atLeast: 0.94 }, byRecogniser),
    macroFigure(`${title} source`, { atLeast: 0.94 }, bySource),
    ...kindFigures(samples),
  ];
}

interface JudgedSample {
  readonly sample: QuoteSample;
  readonly verdict: QuoteVerdict;
}

/** Each sample under weights that were fitted on all groups but its own; those of `asked` where not of all. */
function judgeLeftOut(
  samples: readonly QuoteSample[],
  groupOf: (sample: QuoteSample) => string,
  asked: readonly QuoteSample[] = samples,
): JudgedSample[] {
  return [...new Set(asked.map(groupOf))].flatMap((group) => {
    const weights = fitQuoteWeights(samples.filter((sample) => groupOf(sample) !== group));
    const own = samples.filter((sample) => groupOf(sample) === group);
    return own.map((sample) => ({ sample, verdict: judgeAgain(sample, weights) }));
  });
}

/** The quotes before their change teach, but the figures of the data are of its rows. */
function isOfData({ row, made }: QuoteSample): boolean {
  return !made && row.kind !== "original";
}

function macroFigure(figure: string, bar: Bar, judged: readonly JudgedSample[]): Figure {
  const rows = judged.filter(({ sample }) => isOfData(sample));
  return recallFigure(
    { figure, bar },
    rows.map(({ sample: { row }, verdict }) => ({
      cluster: row.recording,
      expected: row.label,
      predicted: verdict,
    })),
  );
}

function rightFigure(figure: string, bar: Bar | undefined, judged: readonly JudgedSample[]): Figure {
  return shareFigure(
    { figure, ...(bar === undefined ? {} : { bar }) },
    judged.map(({ sample: { row }, verdict }) => ({ cluster: row.recording, holds: verdict === row.label })),
  );
}

const leastByKind: Readonly<Record<string, number>> = { negation: 0.98 };
const leastOfKind = 0.85;

/**
 * Kinds of change of the data, which have a bar; made ones, harder and many more, to see what the judge does with edits
 * that nobody told it of; and what is made of true quotes without changing what they say.
 */
function kindFigures(samples: readonly QuoteSample[]): Figure[] {
  const asked = samples.filter(({ row, made }) => row.label === "altered" || (made && row.label === "said"));
  const judged = judgeLeftOut(samples, titleOf, asked);
  return [...new Set(asked.map(titleOf))].sort().map((title) => {
    const own = judged.filter(({ sample }) => titleOf(sample) === title);
    const row = own[0]?.sample.row;
    const isOfData = own[0]?.sample.made === false;
    const bar = row !== undefined && isOfData ? { atLeast: leastByKind[row.kind] ?? leastOfKind } : undefined;
    return rightFigure(title, bar, own);
  });
}

function titleOf({ row, made }: QuoteSample): string {
  const what = row.label === "said" ? "made variants of true quotes" : changeOf(made);
  return `quotes: recall of ${what}, the kind left out of all fitting: ${row.kind}`;
}

function changeOf(made: boolean): string {
  return made ? "made change" : "changed";
}
