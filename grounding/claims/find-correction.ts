import { type Token, tokenize } from "../tokens.ts";
import type { EvidenceIndex } from "./evidence-index.ts";
import type { ClaimMeasure } from "./measure-claim.ts";

const correctionCue =
  /\b(?:actually|correction|i misspoke|misspoke|let me correct|to correct|i was wrong|was wrong|my mistake|scratch that|i meant|i mean|sorry|i said|not .{1,40}\bbut\b|rather than|instead of)\b/i;

/** What of a claim was taken back or put right in the recording. */
export interface Correction {
  /** The claim repeats what was corrected. */
  readonly retracted: boolean;
  /** Sentences against the claim: the correction, or the earlier line that it corrects. */
  readonly sentences: readonly number[];
}

/**
 * Looks near the claim's evidence for a correction of its number ("fourteen, not twelve").
 * A claim with the old number is retracted; a claim with the new one has the earlier line against it.
 */
export function findCorrection(index: EvidenceIndex, measure: ClaimMeasure): Correction {
  const none = { retracted: false, sentences: [] };
  const values = new Set(measure.tokens.flatMap((token) => token.value ?? []));
  if (values.size === 0) return none;
  for (const at of measure.windows.flatMap((window) => range(window.sentences))) {
    const pair = readCorrection(index.sentences[at]?.text ?? "", index.language);
    if (pair === undefined) continue;
    if (values.has(pair.wrong)) return { retracted: true, sentences: [at] };
    if (!values.has(pair.right)) continue;
    return { retracted: false, sentences: earlierWith(index, measure, { at, value: pair.wrong }) };
  }
  return none;
}

function range([from, to]: readonly [number, number]): number[] {
  return Array.from({ length: to - from + 1 }, (_none, step) => from + step);
}

/** The number put right and the number denied in a sentence that corrects, as `fourteen, not twelve`. */
function readCorrection(
  text: string,
  language: string,
): { readonly right: number; readonly wrong: number } | undefined {
  if (!correctionCue.test(text)) return undefined;
  const { tokens } = tokenize(text, language);
  const numbers = tokens.filter((token) => token.value !== undefined);
  const denied = numbers.find((token) => isDenied(tokens, token));
  const right = numbers.find((token) => token !== denied && token.value !== denied?.value);
  if (denied?.value === undefined || right?.value === undefined) return undefined;
  return { right: right.value, wrong: denied.value };
}

function isDenied(tokens: readonly Token[], token: Token): boolean {
  const at = tokens.indexOf(token);
  const before = tokens.slice(Math.max(0, at - 3), at).map((word) => word.key);
  return (
    before.includes("not") ||
    before.join(" ").endsWith("instead of") ||
    before.join(" ").endsWith("rather than")
  );
}

function earlierWith(
  index: EvidenceIndex,
  measure: ClaimMeasure,
  wanted: { readonly at: number; readonly value: number },
): number[] {
  const id = index.termIds.get(`#${wanted.value}`);
  const places = id === undefined ? [] : (index.postings[id]?.sentences ?? []);
  const terms = new Set(measure.query.map((term) => term.id));
  return places.filter((place) => {
    if (place >= wanted.at) return false;
    const held = (index.sentences[place]?.terms ?? new Int32Array()).filter(
      (term) => term >= 0 && terms.has(term),
    );
    return held.length > 0;
  });
}
