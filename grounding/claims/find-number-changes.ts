import { type Token, tokenize } from "../tokens.ts";
import type { ClaimChange } from "./claim-change.ts";
import { type EvidenceIndex, type IndexedSentence, toTerm } from "./evidence-index.ts";
import type { ClaimMeasure } from "./measure-claim.ts";

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
  for (const [at, token] of measure.tokens.entries()) {
    if (token.value === undefined || isMarker(token, text, at)) continue;
    const quoted = text.slice(token.start, token.end);
    if (!index.termIds.has(`#${token.value}`)) {
      const counted = termsAround(index.language, { tokens: measure.tokens, text }, at);
      changes.push({ kind: "number", quoted, ...findOtherNumber(index, measure, counted) });
      continue;
    }
    if (isInEvidence(index, measure, token)) continue;
    const other = findOtherCount(index, { tokens: measure.tokens, text }, at);
    if (other?.spoken === "") isApart = true;
    else if (other !== undefined) changes.push({ kind: "number", quoted, ...other });
  }
  return { changes, isApart };
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
  return sentencesOfBest(index, measure).some(({ terms, text }) => {
    if (!terms.includes(number)) return false;
    if (claimed.filter(({ id }) => terms.includes(id)).length < fewest) return false;
    return isSameForm(token, tokenize(text, index.language).tokens);
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

/** The recording's own number for what a claim counts; `undefined` where it never counts it or has this number too. */
function findOtherCount(
  index: EvidenceIndex,
  cut: Cut,
  at: number,
): { readonly spoken: string; readonly sentence?: number } | undefined {
  const value = cut.tokens[at]?.value;
  const counted = countedTerms(index, cut, at);
  if (value === undefined || value === 1 || counted.length === 0) return undefined;
  const number = index.termIds.get(`#${value}`) ?? -1;
  const places = [...new Set(counted.flatMap((id) => [...(index.postings[id]?.sentences ?? [])]))];
  const isCounted = places.some((place) => counted.some((id) => standsBeside(index, place, [number, id])));
  if (isCounted) return undefined;
  for (const place of places.slice(0, mostRead)) {
    const spoken = readCount(index, place, counted);
    if (spoken !== undefined) return { spoken, sentence: place };
  }
  return { spoken: "" };
}

/** Terms of the recording that the words after a number stand for. */
function countedTerms(index: EvidenceIndex, { tokens, text }: Cut, at: number): number[] {
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
  const { tokens } = tokenize(sentence.text, index.language);
  for (const [at, id] of sentence.terms.entries()) {
    if (!counted.includes(id)) continue;
    const number = tokens
      .slice(Math.max(0, at - reach.after), at)
      .findLast(({ value }) => value !== undefined);
    if (number !== undefined) return sentence.text.slice(number.start, number.end);
  }
  return undefined;
}

/** A text and its tokens. */
interface Cut {
  readonly tokens: readonly Token[];
  readonly text: string;
}

/** Terms next to a number: what it counts. */
function termsAround(language: string, { tokens, text }: Cut, at: number): Set<string> {
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
): { readonly spoken: string; readonly sentence?: number } {
  for (const window of measure.windows.slice(0, 2)) {
    for (let number = window.sentences[0]; number <= window.sentences[1]; number++) {
      const text = index.sentences[number]?.text ?? "";
      const { tokens } = tokenize(text, index.language);
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
