import type { Alignment } from "./align.ts";
import type { LocatedPart, LocatedQuote } from "./choose-places.ts";
import { similarityOf } from "./choose-places.ts";
import type { GroundingIndex } from "./grounding-index.ts";
import { locateTokens, toAlignable } from "./locate.ts";
import type { ParsedQuote } from "./parse-quote.ts";
import { isFunctionWord } from "./word-data/closed-classes.ts";

/** Fewer words on a side are found anywhere by chance. */
const fewestWords = 4;
const fewestContentWords = 2;
/** Longer quotes are no sentence that someone joined of two. */
const mostWords = 400;
/** Both sides must stand there nearly as quoted: chance finds of half a sentence are looser. */
const sideSimilarity = 0.8;
const worstBadSide = 0.5;

/**
 * Two passages joined into one quote without a mark: one side of the best cut agrees with the best place and the
 * other does not, but stands elsewhere. Undefined when there is no such cut.
 */
export function findSplice(
  index: GroundingIndex,
  quote: ParsedQuote,
  place: LocatedQuote,
): LocatedQuote | undefined {
  const [part, another] = place.parts;
  const size = quote.tokens.length;
  if (part === undefined || another !== undefined || size < 2 * fewestWords || size > mostWords)
    return undefined;
  const equal = equalWords(part.alignment, size);
  const cut = bestCut(equal);
  if (cut === undefined) return undefined;
  const left = locateSide(index, quote, [0, cut]);
  const right = locateSide(index, quote, [cut, size]);
  if (left === undefined || right === undefined) return undefined;
  const gap = right.alignment.from - left.alignment.to;
  if (gap >= 0 && gap <= fewestWords) return undefined;
  const cost = left.alignment.cost + right.alignment.cost;
  return { parts: [left, right], similarity: similarityOf({ ...left.alignment, cost }, size) };
}

function equalWords(alignment: Alignment, size: number): Uint8Array {
  const equal = new Uint8Array(size);
  for (const step of alignment.steps) if (step.equal) equal.fill(1, step.quoteFrom, step.quoteTo);
  return equal;
}

/** The cut after which one side is equal most and the other least; undefined when no side is bad enough. */
function bestCut(equal: Uint8Array): number | undefined {
  const total = equal.reduce((sum, value) => sum + value, 0);
  let best: { cut: number; contrast: number } | undefined;
  let before = 0;
  for (let cut = 1; cut < equal.length; cut++) {
    before += equal[cut - 1] ?? 0;
    if (cut < fewestWords || equal.length - cut < fewestWords) continue;
    const left = before / cut;
    const right = (total - before) / (equal.length - cut);
    const misses = left < right ? cut - before : equal.length - cut - (total - before);
    const contrast = Math.abs(left - right) * Math.sqrt(misses);
    if (Math.min(left, right) <= worstBadSide && contrast > (best?.contrast ?? 0)) best = { cut, contrast };
  }
  return best?.cut;
}

function locateSide(
  index: GroundingIndex,
  quote: ParsedQuote,
  [quoteFrom, quoteTo]: readonly [number, number],
): LocatedPart | undefined {
  const tokens = quote.tokens.slice(quoteFrom, quoteTo);
  if (tokens.filter((token) => !isFunctionWord(token.key)).length < fewestContentWords) return undefined;
  const [alignment] = locateTokens(index, toAlignable(index, tokens));
  if (alignment === undefined || similarityOf(alignment, tokens.length) < sideSimilarity) return undefined;
  return { quoteFrom, quoteTo, alignment };
}
