import type { Token } from "../tokens.ts";
import type { EvidenceIndex, IndexedSentence } from "./evidence-index.ts";
import type { ClaimMeasure } from "./measure-claim.ts";
import { partAround } from "./part-around.ts";
import { type CorrectedNumber, readCorrectedNumber } from "./read-corrected-number.ts";

const anyCue =
  /\b(?:actually|correction|misspoke|correct (?:that|myself)|was wrong|my mistake|scratch that|i meant|i mean|sorry|i said|not|rather than|instead of)\b/i;
const openingCue =
  /^\W*(?:(?:oh|no|well|wait|um|uh|so|and|yes)\W+)*(?:actually|sorry|correction|i misspoke|let me correct|scratch that|my mistake|i was wrong|i meant|apologies|excuse me)\b/i;
/** Sentences back from a correction in which the corrected figure is looked for. */
const reach = 5;

/** What of a claim was taken back or put right in the recording. */
export interface Correction {
  /** The claim repeats what was corrected. */
  readonly retracted: boolean;
  /** Sentences against the claim: the correction, or the earlier lines that it corrects. */
  readonly sentences: readonly number[];
}

/**
 * Looks near the claim's evidence for a correction of its number: "fourteen, not twelve", "I said twelve, it was
 * fourteen", or "Actually it was fourteen people" soon after "twelve people".
 * A claim with the old number is retracted; a claim with the new one has the earlier lines against it.
 */
export function findCorrection(index: EvidenceIndex, measure: ClaimMeasure): Correction {
  const none = { retracted: false, sentences: [] };
  const values = new Set(measure.tokens.flatMap((token) => token.value ?? []));
  if (values.size === 0) return none;
  for (const at of nearSentences(index, measure)) {
    const found = readCorrection(index, at);
    if (found === undefined || !isAbout(index, measure, { at, wrong: found.wrong })) continue;
    if (values.has(found.wrong) && !values.has(found.right)) return { retracted: true, sentences: [at] };
    if (!values.has(found.right)) continue;
    return { retracted: false, sentences: earlierWith(index, measure, { at, value: found.wrong }) };
  }
  return none;
}

/** A correction with more words of its own than this says itself what it corrects: `no, it was fourteen, not twelve`. */
const bareWords = 2;

/** The correction has another word of the claim; a bare one is about the line soon before it with the number it corrects. */
function isAbout(
  index: EvidenceIndex,
  measure: ClaimMeasure,
  { at, wrong }: { readonly at: number; readonly wrong: number },
): boolean {
  const isNumber = (id: number): boolean => index.stems[id]?.startsWith("#") === true;
  const words = new Set(measure.query.map(({ id }) => id).filter((id) => id >= 0 && !isNumber(id)));
  const sharesWord = ({ terms }: IndexedSentence): boolean => terms.some((id) => words.has(id));
  const own = index.sentences[at];
  if (own === undefined || sharesWord(own)) return own !== undefined;
  if (own.terms.filter((id) => id >= 0 && !isNumber(id)).length > bareWords) return false;
  // "Two trucks, not three" corrects no other thing of three.
  const counted = own.terms.filter((_id, at) => own.tokens[at - 1]?.value !== undefined);
  if (counted.some((id) => id >= 0 && !isNumber(id))) return false;
  const corrected = index.termIds.get(`#${wrong}`) ?? -1;
  const before = index.sentences.slice(Math.max(0, at - reach), at);
  return before.some((sentence) => sentence.terms.includes(corrected) && sharesWord(sentence));
}

/** Sentences of the claim's windows and those soon after, best window first. */
function nearSentences(index: EvidenceIndex, measure: ClaimMeasure): number[] {
  const near = new Set<number>();
  for (const { sentences } of measure.windows) {
    const last = Math.min(sentences[1] + reach, index.sentences.length - 1);
    for (let at = sentences[0]; at <= last; at++) near.add(at);
  }
  return [...near];
}

function readCorrection(index: EvidenceIndex, at: number): CorrectedNumber | undefined {
  const { text = "", tokens = [], isInstruction = false } = index.sentences[at] ?? {};
  if (isInstruction || !anyCue.test(text)) return undefined;
  const numbers = tokens.filter((token) => token.value !== undefined && token.ordinal !== true);
  const first = numbers[0];
  if (first?.value === undefined) return undefined;
  if (numbers.length === 1) return openingCue.test(text) ? findEarlier(index, at, first) : undefined;
  return readCorrectedNumber(text, tokens, index.language);
}

/** The other number of the same thing in the few sentences before. */
function findEarlier(index: EvidenceIndex, at: number, right: Token): CorrectedNumber | undefined {
  const counted = countedTerms(index, at, right);
  const isOther = (number: number, token: Token) =>
    token.value !== undefined &&
    token.value !== right.value &&
    token.ordinal !== true &&
    [...countedTerms(index, number, token)].some((term) => counted.has(term));
  for (let number = at - 1; number >= Math.max(0, at - reach); number--) {
    const wrong = index.sentences[number]?.tokens.find((token) => isOther(number, token));
    if (wrong?.value !== undefined && right.value !== undefined)
      return { right: right.value, wrong: wrong.value };
  }
  return undefined;
}

/** Terms after a number of a sentence: what it counts. */
function countedTerms(index: EvidenceIndex, sentence: number, counting: Token): Set<number> {
  const { tokens = [], terms = [] } = index.sentences[sentence] ?? {};
  const at = tokens.findIndex((token) => token.start === counting.start);
  const after = [at + 1, at + 2].filter((place) => tokens[place]?.value === undefined);
  return new Set(after.map((place) => terms[place] ?? -1).filter((id) => id >= 0));
}

function earlierWith(
  index: EvidenceIndex,
  measure: ClaimMeasure,
  wanted: { readonly at: number; readonly value: number },
): number[] {
  const id = index.termIds.get(`#${wanted.value}`);
  const places = id === undefined ? [] : (index.postings[id]?.sentences ?? []);
  const terms = new Set(measure.query.map((term) => term.id));
  const [first] = partAround(index, [wanted.at, wanted.at]).sentences;
  return places.filter((place) => {
    const sentence = index.sentences[place];
    return (
      first <= place &&
      place < wanted.at &&
      sentence?.terms.some((term) => term >= 0 && terms.has(term)) === true
    );
  });
}
