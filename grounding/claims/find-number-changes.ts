import { type Token, tokenize } from "../tokens.ts";
import type { ClaimChange } from "./claim-change.ts";
import { type EvidenceIndex, type IndexedSentence, toTerm } from "./evidence-index.ts";
import { findLabel, findLabelled } from "./find-labelled-number.ts";
import type { ClaimMeasure } from "./measure-claim.ts";
import { partAround } from "./part-around.ts";
import type { Tokenized } from "./polarity.ts";

/** How a claim's numbers stand to the recording's. */
export interface NumberFindings {
  /**
   * Numbers that stand nowhere, and those beside whose thing another number stands. Of the development claims with one
   * of the second kind 25 of 27 are not supported.
   */
  readonly changes: readonly ClaimChange[];
  /** A number stands in the recording, but never beside what the claim counts by it: doubt, no finding. */
  readonly isApart: boolean;
}

/** Compares a claim's numbers with those that the recording has for the same things. */
export function findNumberChanges(index: EvidenceIndex, text: string, measure: ClaimMeasure): NumberFindings {
  const changes: ClaimChange[] = [];
  let isApart = false;
  const cut = { tokens: measure.tokens, text };
  for (const [at, token] of measure.tokens.entries()) {
    if (token.value === undefined || isMarker(token, text, at) || isPartOfCode(token, text)) continue;
    const other = findOther(index, measure, { cut, at });
    if (other === undefined) continue;
    // A claim that has the other number too gives each a place, rightly or not.
    if (other === "apart" || hasNumber(cut, other.spoken, index.language)) isApart = true;
    else changes.push({ kind: "number", quoted: text.slice(token.start, token.end), ...other });
  }
  return { changes, isApart };
}

function hasNumber({ tokens }: Tokenized, spoken: string, language: string): boolean {
  const values = tokenize(spoken, language).tokens.flatMap(({ value }) => value ?? []);
  return values.some((value) => tokens.some((token) => token.value === value));
}

/** What the recording has in the place of a number: another one, or nothing where it has this one nowhere. */
interface OtherNumber {
  readonly spoken: string;
  readonly sentence?: number;
}

function findOther(
  index: EvidenceIndex,
  measure: ClaimMeasure,
  { cut, at }: { readonly cut: Tokenized; readonly at: number },
): OtherNumber | "apart" | undefined {
  const token = cut.tokens[at];
  if (token === undefined) return undefined;
  if (!index.termIds.has(`#${token.value}`))
    return isShortened(index, measure, token)
      ? undefined
      : findOtherNumber(index, measure, termsAround(index.language, cut, at));
  const label = findLabel(index, cut, at);
  if (label !== undefined) return findLabelled(index, label, token.value);
  if (isInEvidence(index, measure, token)) return undefined;
  const other = findOtherCount(index, measure, { cut, at });
  return other?.spoken === "" ? "apart" : other;
}

/** Who speaks of thousands often leaves the word away: `we end at a hundred and ninety-five`. */
const scales = [1e3, 1e6, 1e9];
/** Sentences to either side of the best evidence in which somebody speaks of as many. */
const scaleReach = 12;

/** Whether the best evidence has a figure without its scale, counting nothing, in a sentence with a word of the claim. */
function isShortened(index: EvidenceIndex, measure: ClaimMeasure, { value = 0 }: Token): boolean {
  const [first, last] = measure.windows[0]?.sentences ?? [0, -1];
  const around = index.sentences.slice(Math.max(0, first - scaleReach), last + scaleReach + 1);
  const spoken = around.flatMap(({ tokens }) => tokens.flatMap((token) => token.value ?? []));
  const scale = scales.findLast((one) => value >= one && value % one === 0);
  if (scale === undefined || !spoken.some((other) => other >= scale && other % scale === 0)) return false;
  const claimed = new Set(measure.query.flatMap(({ id }) => (id < 0 ? [] : id)));
  return sentencesOfBest(index, measure).some(
    ({ tokens, terms }) =>
      terms.some((id) => claimed.has(id)) &&
      tokens.some((token, at) => token.value === value / scale && (terms[at + 1] ?? -1) < 0),
  );
}

/** `H100` and `mn014` count nothing. */
function isPartOfCode(token: Token, text: string): boolean {
  return /[\p{L}_]/u.test(text.charAt(token.start - 1));
}

/** `First, …` and `in a second` count nothing that the recording would have to count too. */
function isMarker(token: Token, text: string, at: number): boolean {
  if (token.ordinal !== true) return false;
  return at === 0 || token.value === 1 || /^(?:\s*[,.;:]|\s+of all\b)/.test(text.slice(token.end));
}

/**
 * Whether the best evidence has the number, as an ordinal where the claim has one, in a sentence with two other words
 * of the claim: then what else the recording counts of the same thing says nothing against it.
 */
function isInEvidence(index: EvidenceIndex, measure: ClaimMeasure, token: Token): boolean {
  const number = index.termIds.get(`#${token.value}`) ?? -1;
  const claimed = measure.query.filter(({ id }) => id >= 0 && id !== number);
  const fewest = Math.min(2, claimed.length);
  return sentencesOfBest(index, measure).some(({ terms, tokens }) => {
    if (!terms.includes(number)) return false;
    if (claimed.filter(({ id }) => terms.includes(id)).length < fewest) return false;
    return isSameForm(token, tokens);
  });
}

/** Sentences of the best window. */
function sentencesOfBest(index: EvidenceIndex, { windows }: ClaimMeasure): readonly IndexedSentence[] {
  const [first, last] = windows[0]?.sentences ?? [0, -1];
  return index.sentences.slice(first, last + 1);
}

function isSameForm(token: Token, spoken: readonly Token[]): boolean {
  return spoken.some(
    ({ value, ordinal }) => value === token.value && (ordinal === true) === (token.ordinal === true),
  );
}

function isFigure(token: Token): boolean {
  return token.value !== undefined && token.ordinal !== true;
}

/** How far from a number what it counts may stand, before and after. */
const reach = { before: 1, after: 3 };
/** Sentences that are read for another number. */
const mostRead = 60;

/**
 * The recording's own number for what a claim counts, the nearest to the best evidence; `undefined` where it never counts
 * it or has this number too. What is counted hours away is another thing of that name.
 */
function findOtherCount(
  index: EvidenceIndex,
  measure: ClaimMeasure,
  { cut, at }: { readonly cut: Tokenized; readonly at: number },
): OtherNumber | undefined {
  const value = cut.tokens[at]?.value;
  const counted = countedTerms(index, cut, at);
  if (value === undefined || value === 1 || counted.length === 0) return undefined;
  const number = index.termIds.get(`#${value}`) ?? -1;
  const places = [...new Set(counted.flatMap((id) => [...(index.postings[id]?.sentences ?? [])]))];
  const isCounted = places.some((place) => counted.some((id) => standsBeside(index, place, [number, id])));
  if (isCounted) return undefined;
  const [best = 0] = measure.windows[0]?.sentences ?? [];
  const [first, last] = partAround(index, [best, best]).sentences;
  const near = places
    .filter((place) => place >= first && place <= last)
    .sort((x, y) => Math.abs(x - best) - Math.abs(y - best) || x - y);
  for (const place of near.slice(0, mostRead)) {
    const spoken = readCount(index, place, counted);
    if (spoken !== undefined) return { spoken, sentence: place };
  }
  return { spoken: "" };
}

/** Terms of the recording that the words after a number stand for. */
function countedTerms(index: EvidenceIndex, { tokens, text }: Tokenized, at: number): number[] {
  return [1, 2].flatMap((step) => {
    const token = tokens[at + step];
    if (token === undefined || token.value !== undefined) return [];
    const term = toTerm(token, text, index.language);
    return term === undefined ? [] : (index.termIds.get(term) ?? []);
  });
}

function standsBeside(
  index: EvidenceIndex,
  place: number,
  [number, counted]: readonly [number, number],
): boolean {
  const terms = index.sentences[place]?.terms;
  if (terms === undefined) return false;
  return terms.some((id, at) => {
    if (id !== counted) return false;
    return terms.slice(Math.max(0, at - reach.after), at + reach.before + 1).includes(number);
  });
}

/** The number that stands close before one of the terms in a sentence. */
function readCount(index: EvidenceIndex, place: number, counted: readonly number[]): string | undefined {
  const sentence = index.sentences[place];
  if (sentence === undefined) return undefined;
  const { tokens } = sentence;
  for (const [at, id] of sentence.terms.entries()) {
    if (!counted.includes(id)) continue;
    const number = tokens
      .slice(Math.max(0, at - reach.after), at)
      .findLast(({ value }) => value !== undefined);
    if (number !== undefined) return sentence.text.slice(number.start, number.end);
  }
  return undefined;
}

/** Terms next to a number: what it counts. */
function termsAround(language: string, { tokens, text }: Tokenized, at: number): Set<string> {
  const around = new Set<string>();
  for (const step of [1, 2, -1]) {
    const token = tokens[at + step];
    const term = token === undefined || token.value !== undefined ? undefined : toTerm(token, text, language);
    if (term !== undefined) around.add(term);
  }
  return around;
}

function findOtherNumber(
  index: EvidenceIndex,
  measure: ClaimMeasure,
  counted: ReadonlySet<string>,
): OtherNumber {
  for (const window of measure.windows.slice(0, 2)) {
    for (let number = window.sentences[0]; number <= window.sentences[1]; number++) {
      const { text = "", tokens = [] } = index.sentences[number] ?? {};
      const other = tokens.findIndex(
        (token, at) =>
          isFigure(token) && sharesAny(termsAround(index.language, { tokens, text }, at), counted),
      );
      const found = tokens[other];
      if (found !== undefined) return { spoken: text.slice(found.start, found.end), sentence: number };
    }
  }
  return { spoken: "" };
}

function sharesAny(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  for (const value of left) if (right.has(value)) return true;
  return false;
}
