import { baseForms } from "./antonyms.ts";
import { type Cognates, createCognateFinder } from "./cognates.ts";
import { inflectionsOf, synonymsOf } from "./english-forms.ts";
import { englishOf } from "./glossary-words.ts";
import { type GroundingIndex, occurrencesOf } from "./grounding-index.ts";
import type { Token } from "./token.ts";
import { isFiller, isFunctionWord } from "./word-data/closed-classes.ts";

/** One thing to look for: any of `ids` counts, `weight` is how telling it is; `ids` empty: nowhere in the recording. */
export interface ForeignTerm {
  readonly ids: readonly number[];
  readonly weight: number;
  /** A number, a name or a near cognate stands for itself; a word of the glossary for one meaning of several. */
  readonly isSure: boolean;
}

/** A word that stands more often than this says nothing of the place. */
const commonShare = 0.012;
/** A glossary knows one meaning of a word; a cognate that stands there is its own proof. */
const glossaryTrust = 0.7;
/** WordNet knows all meanings of a word. */
const synonymTrust = 0.8;
/** Under this likeness a cognate adds nothing to a translation. */
const sureCognate = 0.75;
/** A word of a translation that is no word of the recording may be one spelled otherwise from this likeness on. */
const sameWord = 0.8;
/** A word of the translation that the recording never has is a sign against it; a small one: translators choose others. */
const missingWeight = 3;
/** Names are not translated by other names. */
const missingNameWeight = 7;

/** What to look for of a quote in another language: numbers, names, cognates and words of the small glossary. */
export function termsOfForeign(
  index: GroundingIndex,
  tokens: readonly Token[],
  language: string | undefined,
): ForeignTerm[] {
  const findCognates = createCognateFinder(index.words);
  return distinct(tokens).flatMap((token) => {
    if (token.value !== undefined) return [numberTerm(index, token)];
    if (language !== undefined && isFunctionWord(token.key, language)) return [];
    const known = language === undefined ? [] : formsIn(index, englishOf(language, token.key));
    if (known.length > 0) return [toTerm(index, known, { trust: glossaryTrust, isSure: false })];
    return cognateTerm(index, mayHaveCognate(token) ? findCognates(token.key) : noCognates) ?? [];
  });
}

function cognateTerm(index: GroundingIndex, { words, near }: Cognates): ForeignTerm | undefined {
  if (words.length === 0) return undefined;
  const ids = words.flatMap((word) => idsOf(index, word));
  return toTerm(index, ids, { trust: trustOf(near), isSure: near >= sureCognate });
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
 * What to look for of a translation into the recording's language: numbers, and content words in any inflection, else
 * words that mean the same, else a word that looks the same.
 */
export function termsOfTranslation(index: GroundingIndex, tokens: readonly Token[]): ForeignTerm[] {
  const findCognates = createCognateFinder(index.words);
  return distinct(tokens).flatMap((token) => {
    if (token.value !== undefined) return [numberTerm(index, token)];
    if (isFunctionWord(token.key) || isFiller(token.key) || token.key.length < 2) return [];
    return [translatedTerm(index, token, findCognates)];
  });
}

function translatedTerm(
  index: GroundingIndex,
  token: Token,
  findCognates: (word: string) => Cognates,
): ForeignTerm {
  const bases = baseForms(token.key);
  const ids = formsIn(index, bases);
  if (ids.length > 0) return toTerm(index, ids, { trust: 1, isSure: true });
  const near = formsIn(index, bases.flatMap(synonymsOf));
  if (near.length > 0) return toTerm(index, near, { trust: synonymTrust, isSure: true });
  const similar = token.key.length >= 5 ? findCognates(token.key) : noCognates;
  if (similar.near < sameWord) {
    return { ids: [], weight: token.capital === true ? missingNameWeight : missingWeight, isSure: true };
  }
  const words = similar.words.flatMap((word) => idsOf(index, word));
  return toTerm(index, words, { trust: synonymTrust * trustOf(similar.near), isSure: true });
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
  return toTerm(index, ids, { trust: value < 3 ? 0.4 : 1, isSure: true });
}

/** The forms of English bases that stand in the recording. */
function formsIn(index: GroundingIndex, bases: readonly string[]): number[] {
  return [...new Set(bases.flatMap(inflectionsOf))].flatMap((word) => idsOf(index, word));
}

function idsOf(index: GroundingIndex, key: string): number[] {
  const id = index.vocabulary.get(key);
  return id === undefined ? [] : [id];
}

function toTerm(
  index: GroundingIndex,
  ids: readonly number[],
  { trust, isSure }: { readonly trust: number; readonly isSure: boolean },
): ForeignTerm {
  const rarest = ids.reduce((most, id) => Math.max(most, index.rarity[id] ?? 0), 0);
  const usable = ids.filter(
    (id) => occurrencesOf(index, index.words[id] ?? "") <= 20 + index.tokens.length * commonShare,
  );
  return { ids: usable, weight: (ids.length === 0 ? missingWeight : rarest) * trust, isSure };
}
