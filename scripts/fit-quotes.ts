// Fits the weights that tell other words from misheard ones. Prints how they carry over to recordings and recognisers
// that were left out, then the file of weights: npx tsx scripts/fit-quotes.ts FOLDER > weights

import { fitLogistic, type LogisticModel, predictLogistic } from "../evals/grounding/fit-logistic.ts";
import { makeChangedQuotes } from "../evals/grounding/make-changed-quotes.ts";
import { type LabelledQuote, readLabelledQuotes } from "../evals/grounding/quote-rows.ts";
import { createRandom } from "../evals/statistics/random.ts";
import { compareAt } from "../grounding/compare.ts";
import { settingOf } from "../grounding/judge.ts";
import { findPlaces, readQuote } from "../grounding/locate.ts";
import { traitNumbers } from "../grounding/measure-block.ts";
import { parseQuote } from "../grounding/parse-quote.ts";

interface Stretch {
  readonly numbers: readonly number[] | undefined;
  /** Its kind alone says that the quote was altered. */
  readonly critical: boolean;
  readonly edited: boolean;
}

interface Sample {
  readonly row: LabelledQuote;
  readonly made: boolean;
  readonly stretches: readonly Stretch[];
}

/** Made changes count for less than those of the data: they are of one sort. */
const weightOfMade = 0.25;
const weightOfOpening = 0.125;
const l2 = 3;
/** Added to the bias: both kinds of error are then about as frequent. */
const lean = -0.17;
const folder = process.argv[2] ?? "../shared/data/verification";
const samples = readSamples();
const recordings = [...new Set(samples.map(({ row }) => row.recording))].sort();
const folds = recordings.map((name) => recordings.indexOf(name) % 5);
report("five folds by recording", ({ row }) => String(folds[recordings.indexOf(row.recording)]));
report("a recogniser left out", ({ row }) => row.recogniser);
report("a source left out", ({ row }) => row.source);
process.stdout.write(`${JSON.stringify(fitWeights(samples).map((weight) => Number(weight.toFixed(3))))}\n`);

function readSamples(): Sample[] {
  const { quotes, originals, indexOf } = readLabelledQuotes(folder);
  const base = new Map(originals.map(({ id, quote }) => [id.replace("-original", ""), quote]));
  const trues = [...quotes.filter(({ label }) => label === "said"), ...originals];
  for (const { id, quote } of trues) base.set(id, quote);
  const changed = makeChangedQuotes(trues, createRandom(7));
  const rows = [...quotes.filter(({ label }) => label !== "not_said"), ...originals, ...changed];
  return rows.flatMap((row) => {
    const index = indexOf(row.recording);
    const quote = readQuote(index, row.quote);
    const [place] = findPlaces(index, quote);
    if (place === undefined) return [];
    const made = row.label === "altered" && changed.includes(row);
    const before = base.get(made ? row.id.slice(0, row.id.lastIndexOf("-")) : row.id);
    const edit =
      row.label === "altered" ? editedRange(quote.tokens, parseQuote(before ?? "", "en").tokens) : undefined;
    const comparison = compareAt(index, quote, place);
    const stretches = comparison.differences.map((difference): Stretch => {
      const { traits, block, critical } = difference;
      const numbers =
        traits === undefined ? undefined : traitNumbers(traits, settingOf(difference, comparison));
      const edited = edit !== undefined && block.quoteFrom <= edit.to && block.quoteTo >= edit.from;
      return { numbers, critical, edited };
    });
    return [{ row, made, stretches }];
  });
}

function editedRange(
  after: readonly { key: string }[],
  before: readonly { key: string }[],
): { from: number; to: number } {
  let from = 0;
  while (from < after.length && after[from]?.key === before[from]?.key) from += 1;
  let to = after.length;
  let other = before.length;
  while (to > from && other > from && after[to - 1]?.key === before[other - 1]?.key) {
    to -= 1;
    other -= 1;
  }
  return { from: to > from ? from + 0.5 : from, to: to > from ? to - 0.5 : to };
}

function fitWeights(rows: readonly Sample[]): LogisticModel {
  const usable = rows.filter(
    ({ row, stretches }) => row.label === "said" || stretches.some(({ edited }) => edited),
  );
  const stretches = usable.flatMap(({ row, made, stretches: all }) =>
    all.flatMap(({ numbers, edited }) =>
      numbers === undefined ? [] : [{ features: numbers, positive: edited, weight: weightOf(row, made) }],
    ),
  );
  const model = fitLogistic(stretches, l2);
  return [...model.slice(0, -1), (model.at(-1) ?? 0) + lean];
}

function weightOf({ kind }: LabelledQuote, made: boolean): number {
  if (!made) return 1;
  return kind === "opening" ? weightOfOpening : weightOfMade;
}

function isAltered(model: LogisticModel, { stretches }: Sample): boolean {
  const keeps = stretches.map(({ numbers, critical }) => {
    if (numbers === undefined) return critical ? 0.03 : 1;
    return 1 - predictLogistic(model, numbers);
  });
  return keeps.reduce((product, share) => product * share, 1) < 0.5;
}

function report(title: string, groupOf: (sample: Sample) => string): void {
  const counts = new Map<string, { right: number; all: number }>();
  for (const group of new Set(samples.map(groupOf))) {
    const model = fitWeights(samples.filter((sample) => groupOf(sample) !== group));
    for (const sample of samples.filter((other) => groupOf(other) === group)) {
      const { label, kind } = sample.row;
      const count = counts.get(`${sample.made ? "made" : "data"} ${label} ${kind}`) ?? { right: 0, all: 0 };
      count.all += 1;
      count.right += Number(isAltered(model, sample) === (label === "altered"));
      counts.set(`${sample.made ? "made" : "data"} ${label} ${kind}`, count);
    }
  }
  const lines = [...counts]
    .sort()
    .map(([key, { right, all }]) => `  ${key} ${(right / all).toFixed(3)} of ${all}`);
  const of = (start: string): string => {
    const chosen = [...counts].filter(([key]) => key.startsWith(start)).map(([, count]) => count);
    return (
      chosen.reduce((sum, { right }) => sum + right, 0) / chosen.reduce((sum, { all }) => sum + all, 0)
    ).toFixed(3);
  };
  process.stderr.write(
    `${["data said", "data altered", "made altered"].map((k) => `${k} ${of(k)}`).join("  ")}\n`,
  );
  process.stderr.write(`${title}\n${lines.join("\n")}\n`);
}
