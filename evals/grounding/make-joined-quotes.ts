import type { Span } from "../../transcript/schema.ts";
import { drawIndex, type Random } from "../statistics/random.ts";
import type { LabelledQuote } from "./quote-rows.ts";

/** A quote put together of true ones; `places` are where its parts stand, in the quote's order. */
export interface JoinedQuote {
  readonly id: string;
  readonly recording: string;
  readonly source: string;
  readonly recogniser: string;
  readonly quote: string;
  readonly places: readonly Span[];
}

/** A side of fewer words says too little to be looked for. */
const fewestWords = 6;
/** Sentences nearer than this may be one passage. */
const nearest = 400;

/** For each true quote, its first part joined without a mark to the last part of another of the same recording. */
export function makeSplices(quotes: readonly LabelledQuote[], random: Random): JoinedQuote[] {
  const usable = quotes.filter(
    ({ origin, quote }) =>
      origin !== undefined && !isElided(quote) && wordsOf(quote).length >= fewestWords + 2,
  );
  return usable.flatMap((first) => {
    const others = usable.filter((other) => other.recording === first.recording && liesApart(first, other));
    const second = others[drawIndex(random, others.length)];
    if (second === undefined) return [];
    const head = takeHead(wordsOf(first.quote), random);
    const tail = takeHead(wordsOf(second.quote).reverse(), random).reverse();
    return [joined([first, second], lowerFirst([...head, ...tail]).join(" "))];
  });
}

/** For each true quote that is long enough, the same with a stretch of its middle replaced by a mark of omission. */
export function makeElisions(quotes: readonly LabelledQuote[], random: Random): JoinedQuote[] {
  const usable = quotes.filter(
    ({ place, quote }) =>
      place !== undefined && !isElided(quote) && wordsOf(quote).length >= 2 * fewestWords + 4,
  );
  return usable.map((quote, at) => {
    const words = wordsOf(quote.quote);
    const from = fewestWords + drawIndex(random, words.length - 2 * fewestWords - 2);
    const most = words.length - fewestWords - from;
    const to = from + 2 + drawIndex(random, most - 1);
    const mark = ["[...]", "…", "[…]", "..."][at % 4] ?? "";
    return joined([quote], [...words.slice(0, from), mark, ...words.slice(to)].join(" "));
  });
}

function joined(from: readonly LabelledQuote[], quote: string): JoinedQuote {
  const [first] = from;
  return {
    id: from.map(({ id }) => id).join("+"),
    recording: first?.recording ?? "",
    source: first?.source ?? "",
    recogniser: first?.recogniser ?? "",
    quote,
    places: from.flatMap(({ origin }) => origin ?? []),
  };
}

function liesApart(left: LabelledQuote, right: LabelledQuote): boolean {
  const [a, b] = [left.origin, right.origin];
  if (a === undefined || b === undefined) return false;
  return a.start > b.end + nearest || b.start > a.end + nearest;
}

/** At least `fewestWords` words and at most all but one, marks at the cut taken off. */
function takeHead(words: readonly string[], random: Random): string[] {
  const size = fewestWords + drawIndex(random, words.length - fewestWords);
  return words.slice(0, size);
}

/** Nobody who joins two sentences leaves a full stop in the middle. */
function lowerFirst(words: readonly string[]): string[] {
  return words.map((word, at) => (at < words.length - 1 ? word.replace(/[.?!…]+$/, "") : word));
}

function isElided(quote: string): boolean {
  return /\.\.\.|…/.test(quote);
}

function wordsOf(quote: string): string[] {
  return quote.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}
