import { measureClaimFigures } from "./claim-figures.ts";
import { measureExtractFigures } from "./extract-figures.ts";
import type { Measured } from "./figure.ts";
import { measureForeignClaimFigures } from "./foreign-claim-figures.ts";
import { measureForeignFigures } from "./foreign-figures.ts";
import { measureQuotes } from "./measure-quotes.ts";
import { measureQuestionFigures } from "./question-figures.ts";

/** Measures something of the data in a folder; `now` gives milliseconds. */
type Measure = (dataFolder: string, now: () => number) => Measured | Promise<Measured>;

const measures: readonly Measure[] = [
  measureQuotes,
  measureForeignFigures,
  measureClaimFigures,
  measureForeignClaimFigures,
  measureQuestionFigures,
  measureExtractFigures,
];

/** All figures of the built-in engine on a folder of labelled data, with the rows that it gets wrong. */
export async function measureGrounding(dataFolder: string, now: () => number): Promise<Measured> {
  const figures: Measured["figures"][number][] = [];
  const errors: Measured["errors"][number][] = [];
  // One after another: times are measured among the figures.
  for (const measure of measures) {
    const measured = await measure(dataFolder, now);
    figures.push(...measured.figures);
    errors.push(...measured.errors);
  }
  return { figures, errors };
}
