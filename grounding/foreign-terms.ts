import { findAcronyms, turnedAcronym } from "./acronyms.ts";
import { baseForms } from "./antonyms.ts";
import { type Cognates, createCognateFinder } from "./cognates.ts";
import { inflectionsOf, synonymsOf } from "./english-forms.ts";
import { englishOf } from "./glossary-words.ts";
import { type GroundingIndex, positionsOf } from "./grounding-index.ts";
import type { Token } from "./token.ts";
import { isFiller, isFunctionWord } from "./word-data/closed-classes.ts";

/** One thing to look for. `weight` is how telling it is at most; without `grades` it is nowhere in the recording. */
export interface ForeignTerm {
  /** Words of the recording that count for it, the most telling first. */
  readonly grades: readonly TermGrade[];
  readonly weight: number;
  /** A number, a name or a near cognate stands for itself; a word of the glossary for one meaning of several. */
  readonly isSure: boolean;
}

/** Words by vocabulary number of which each is as good a sign: any of them counts `weight`. */
export interface TermGrade {
  readonly ids: readonly number[];
  readonly weight: number;
}

/** A quote in another language, or its translation, as words. */
export interface ForeignWords {
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly language: string | undefined;
}

/** Words of the recording and how far each may be trusted to stand for another. */
interface Candidates {
  readonly ids: readonly number[];
  readonly trust: number;
}

/** A word that stands more often than this says nothing of the place. */
const commonShare = 0.012;
/** A glossary knows one meaning of a word; a cognate that stands there is its own proof. */
const glossaryTrust = 0.7;
/** WordNet knows all meanings of a word. */
const synonymTrust = 0.8;
/** The same beside the word itself, which the recording has, though perhaps not in this place. */
const besideTrust = 0.5;
/** Under this likeness a cognate adds nothing to a translation. */
const sureCognate = 0.75;
/** A word of a translation that is no word of the recording may be one spelled otherwise from this likeness on. */
const sameWord = 0.8;
/** A word of the translation that the recording never has is a sign against it; a small one: translators choose others. */
const missingWeight = 3;
/** Names are not translated by other names. */
const missingNameWeight = 7;

/** What to look for of a quote in another language: numbers, names, cognates and words of the small glossary. */
export function termsOfForeign(index: GroundingIndex, quote: ForeignWords): ForeignTerm[] {
  const { tokens, language } = quote;
  const findCognates = createCognateFinder(index.words);
  return distinct(tokens).flatMap((token) => {
    if (token.value !== undefined) return [numberTerm(index, token)];
    if (language !== undefined && isFunctionWord(token.key, language)) return [];
    const turned = turnedAcronym(quote, token, index.vocabulary);
    if (turned !== undefined) return [toTerm(index, [{ ids: idsOf(index, turned), trust: 1 }])];
    const known = glossaryTerm(index, token, language);
    if (known !== undefined) return [known];
    return cognateTerm(index, mayHaveCognate(token) ? findCognates(token.key) : noCognates) ?? [];
  });
}

function glossaryTerm(
  index: GroundingIndex,
  { key }: Token,
  language: string | undefined,
): ForeignTerm | undefined {
  const ids = language === undefined ? [] : formsIn(index, englishOf(language, key));
  return ids.length === 0 ? undefined : { ...toTerm(index, [{ ids, trust: glossaryTrust }]), isSure: false };
}

function cognateTerm(index: GroundingIndex, { words, near }: Cognates): ForeignTerm | undefined {
  if (words.length === 0) return undefined;
  const ids = words.flatMap((word) => idsOf(index, word));
  return { ...toTerm(index, [{ ids, trust: trustOf(near) }]), isSure: near >= sureCognate };
}

const noCognates: Cognates = { words: [], near: 0 };

/** Short words look like others by chance, names excepted. */
function mayHaveCognate(token: Token): boolean {
  return !isFiller(token.key) && (token.key.length >= 4 || (token.capital === true && token.key.length >= 2));
}

/** Words that are less near are less often sisters: from two fifths at .7 to whole trust at .95. */
function trustOf(near: number): number {
  return Math.min(1, 0.4 + (0.6 * (near - 0.7)) / 0.25);
}

/**
 * What to look for of a translation into the recording's language: numbers, and content words in any inflection, words
 * that mean the same, else a word that looks the same; and what the recording calls by its initials.
 */
export function termsOfTranslation(index: GroundingIndex, tokens: readonly Token[]): ForeignTerm[] {
  const findCognates = createCognateFinder(index.words);
  const names = findAcronyms(tokens, index.vocabulary);
  return distinct(tokens).flatMap((token) => {
    if (token.value !== undefined) return [numberTerm(index, token)];
    if (isFunctionWord(token.key) || isFiller(token.key) || token.key.length < 2) return [];
    const term = translatedTerm(index, token, findCognates);
    const name = names.find(({ words }) => words.includes(token));
    if (name === undefined) return [term];
    const acronym = toTerm(index, [{ ids: idsOf(index, name.acronym), trust: 1 }]);
    return [...(name.words[0] === token ? [acronym] : []), ...(term.grades.length > 0 ? [term] : [])];
  });
}

function translatedTerm(
  index: GroundingIndex,
  token: Token,
  findCognates: (word: string) => Cognates,
): ForeignTerm {
  const bases = baseForms(token.key);
  const ids = formsIn(index, bases);
  const kin = formsIn(index, bases.flatMap(synonymsOf)).filter((id) => !ids.includes(id));
  if (ids.length > 0)
    return toTerm(index, [
      { ids, trust: 1 },
      { ids: kin, trust: besideTrust },
    ]);
  if (kin.length > 0) return toTerm(index, [{ ids: kin, trust: synonymTrust }]);
  const similar = token.key.length >= 5 ? findCognates(token.key) : noCognates;
  if (similar.near < sameWord) {
    return { grades: [], weight: token.capital === true ? missingNameWeight : missingWeight, isSure: true };
  }
  const like = similar.words.flatMap((word) => idsOf(index, word));
  return toTerm(index, [{ ids: like, trust: synonymTrust * trustOf(similar.near) }]);
}

/** Each number and word once. */
function distinct(tokens: readonly Token[]): Token[] {
  const seen = new Set<string>();
  return tokens.filter((token) => !seen.has(token.key) && seen.add(token.key));
}

function numberTerm(index: GroundingIndex, token: Token): ForeignTerm {
  const value = token.value ?? 0;
  const ids = [value, value / 1e3, value * 1e3, value / 1e6, value * 1e6].flatMap((number, at) =>
    at > 0 && value < 1000 && number < 1
      ? []
      : [...idsOf(index, `#${number}`), ...idsOf(index, `#${number}.`)],
  );
  return toTerm(index, [{ ids, trust: value < 3 ? 0.4 : 1 }]);
}

/** The forms of English bases that stand in the recording. */
function formsIn(index: GroundingIndex, bases: readonly string[]): number[] {
  return [...new Set(bases.flatMap(inflectionsOf))].flatMap((word) => idsOf(index, word));
}

function idsOf(index: GroundingIndex, key: string): number[] {
  const id = index.vocabulary.get(key);
  return id === undefined ? [] : [id];
}

/**
 * How rare a thing is, is how rare all words for it are together: one rare form of a frequent word does not make the
 * others telling.
 */
function toTerm(index: GroundingIndex, candidates: readonly Candidates[]): ForeignTerm {
  const all = new Set(candidates.flatMap(({ ids }) => ids));
  if (all.size === 0)
    return { grades: [], weight: missingWeight * (candidates[0]?.trust ?? 1), isSure: true };
  const often = (id: number): number => positionsOf(index, id).length;
  const total = [...all].reduce((sum, id) => sum + often(id), 0);
  const rarity = Math.max(0, Math.log((index.tokens.length + 1) / total));
  const mostOften = 20 + index.tokens.length * commonShare;
  const grades = candidates
    .map(({ ids, trust }) => ({ ids: ids.filter((id) => often(id) <= mostOften), weight: rarity * trust }))
    .filter(({ ids }) => ids.length > 0);
  return { grades, weight: rarity * Math.max(...candidates.map(({ trust }) => trust)), isSure: true };
}
