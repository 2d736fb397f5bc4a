import { join } from "node:path";
import { checkQuotes } from "./check-quotes.ts";
import type { Measured, WorstError } from "./figure.ts";
import { quoteFigures } from "./quote-figures.ts";
import { readLabelledQuotes } from "./quote-rows.ts";

/** The figures of quotes, and those that were judged otherwise than they are labelled. */
export function measureQuotes(dataFolder: string, now: () => number): Measured {
  const verification = join(dataFolder, "verification");
  const figures = quoteFigures({ verification, attacks: join(dataFolder, "attacks") }, now);
  const data = readLabelledQuotes(verification);
  const wrong = checkQuotes(data.quotes, data).filter(({ row, check }) => check.verdict !== row.label);
  return {
    figures,
    errors: wrong.map(({ row, check }): WorstError => {
      const place = check.evidence.map(({ text }) => text).join(" … ");
      return {
        figure: "quotes: macro-recall",
        id: `${row.id} ${row.kind}`,
        recording: row.recording,
        asked: row.quote,
        said: check.verdict,
        label: row.label,
        ...(place === "" ? {} : { place }),
        confidence: check.confidence,
      };
    }),
  };
}
