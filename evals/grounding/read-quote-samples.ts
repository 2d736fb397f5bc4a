import { createRandom } from "../statistics/random.ts";
import { heardWords } from "./heard-words.ts";
import { makeChangedQuotes, makeTrueVariants } from "./make-changed-quotes.ts";
import type { LabelledQuote, LabelledQuotes } from "./quote-rows.ts";
import { type QuoteSample, toQuoteSamples } from "./quote-samples.ts";

const seed = 7;

/** The said quotes and those that were changed, before the change. */
export function trueQuotes({ quotes, originals }: LabelledQuotes): LabelledQuote[] {
  return [...quotes.filter(({ label }) => label === "said"), ...originals];
}

/** All quotes of the data and all that are made of its true ones, as the judge sees them. */
export function readQuoteSamples(data: LabelledQuotes): QuoteSample[] {
  const trues = trueQuotes(data);
  const texts = new Map(data.originals.map(({ id, quote }) => [id.replace("-original", ""), quote]));
  for (const { id, quote } of trues) texts.set(id, quote);
  const heard = new Map(
    trues.map(({ id, recording, quote }) => [id, heardWords(data.indexOf(recording), quote)]),
  );
  const drawn = {
    random: createRandom(seed),
    vocabulary: vocabularyOf(trues, data),
    heardOf: ({ id }: LabelledQuote) => heard.get(id) ?? new Set<number>(),
  };
  const made = [...makeChangedQuotes(trues, drawn), ...makeTrueVariants(trues, drawn)];
  return [
    ...toQuoteSamples([...data.quotes, ...data.originals], {
      indexOf: data.indexOf,
      made: false,
      before: (id) => texts.get(id),
    }),
    ...toQuoteSamples(made, {
      indexOf: data.indexOf,
      made: true,
      before: (id) => texts.get(id.slice(0, id.lastIndexOf("-"))),
    }),
  ];
}

function vocabularyOf(quotes: readonly LabelledQuote[], { indexOf }: LabelledQuotes): string[] {
  const recordings = [...new Set(quotes.map(({ recording }) => recording))];
  const words = recordings.flatMap((recording) => [...indexOf(recording).vocabulary.keys()]);
  return [...new Set(words)].filter((word) => /^[a-z']+$/.test(word)).sort();
}
