import type { Statement } from "./near-sentences.ts";

/** Words that open a part with a verb of its own, after a mark or without one. */
const openers = new Set(
  "but because although though while whereas which who since so unless pero aunque porque mientras mas embora mais parce aber obwohl weil sondern".split(
    " ",
  ),
);
/** Fewer words with a meaning of their own do not tell where a part stands. */
const fewestTerms = 3;

/**
 * The parts of a claim that a speaker would have said one by one, cut at `but`, `because`, `which` and at marks; none
 * where it has a single part.
 */
export function partsOf(claim: Statement): Statement[] {
  const cuts = claim.tokens.flatMap((token, at) => {
    const before = claim.tokens[at - 1];
    if (before === undefined) return [];
    const gap = claim.text.slice(before.end, token.start);
    // By its letters: the key of "cause" is that of "because".
    return openers.has(claim.text.slice(token.start, token.end).toLowerCase()) || /[,;:–—]\s/.test(gap)
      ? [at]
      : [];
  });
  if (cuts.length === 0) return [];
  const starts = [0, ...cuts];
  const parts = starts.map((from, at) => cut(claim, from, starts[at + 1] ?? claim.tokens.length));
  return parts.filter(({ terms }) => terms.filter((term) => term !== undefined).length >= fewestTerms);
}

function cut({ text, tokens, terms }: Statement, from: number, to: number): Statement {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  return {
    text: text.slice(start, end),
    tokens: tokens
      .slice(from, to)
      .map((token) => ({ ...token, start: token.start - start, end: token.end - start })),
    terms: terms.slice(from, to),
  };
}
