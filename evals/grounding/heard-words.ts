import type { GroundingIndex } from "../../grounding/grounding-index.ts";
import { findPlaces, readQuote } from "../../grounding/locate.ts";

/** Positions of the words of a quote, split at white space, that stand at its best place as they are. */
export function heardWords(index: GroundingIndex, text: string): ReadonlySet<number> {
  const quote = readQuote(index, text);
  const [place] = findPlaces(index, quote);
  const equal = (place?.parts ?? []).flatMap(({ quoteFrom, alignment }) =>
    alignment.steps.flatMap((step) => (step.equal ? [quoteFrom + step.quoteFrom] : [])),
  );
  const starts = [...text.matchAll(/\S+/g)].map(({ index: start }) => start);
  return new Set(
    equal.map((at) => {
      const start = quote.tokens[at]?.start ?? 0;
      return starts.findLastIndex((other) => other <= start);
    }),
  );
}
