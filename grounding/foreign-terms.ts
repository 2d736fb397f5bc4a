import { baseForms } from "./antonyms.ts";
import { type GroundingIndex, occurrencesOf } from "./grounding-index.ts";
import { letterSimilarity, mayBeNear, shapeOf } from "./similarity.ts";
import type { Token } from "./token.ts";
import { isFiller, isFunctionWord } from "./word-data/closed-classes.ts";
import { glossary } from "./word-data/glossary.ts";

/** One thing to look for: any of `ids` counts, `weight` is how telling it is; `ids` empty: nowhere in the recording. */
export interface ForeignTerm {
  readonly ids: readonly number[];
  readonly weight: number;
  /** A number, a name or a cognate stands for itself; a word of the glossary for one meaning of several. */
  readonly isSure: boolean;
}

const columns: readonly string[] = ["es", "pt", "fr", "de"];
/** A word that stands more often than this says nothing of the place. */
const commonShare = 0.012;
const cognateSimilarity = 0.7;

const tables: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = readGlossary();

function readGlossary(): ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> {
  const out = new Map(columns.map((language) => [language, new Map<string, readonly string[]>()] as const));
  for (const line of glossary.trim().split("\n")) {
    const [english = "", ...others] = line.split("|");
    others.forEach((words, at) => {
      const table = out.get(columns[at] ?? "");
      for (const word of words.split(" "))
        table?.set(word, [...(table.get(word) ?? []), ...english.split(" ")]);
    });
  }
  return out;
}

/** English words that the glossary has for a folded word of a language; none for a language it lacks. */
export function englishOf(language: string, word: string): readonly string[] {
  return tables.get(language)?.get(word) ?? [];
}

/** Which of some folded words look like one of another language: `inteligencia`, `intelligence`. */
export function cognatesAmong(words: Iterable<string>, word: string): string[] {
  const own = skeleton(word);
  const shape = shapeOf(own);
  const found: { other: string; near: number }[] = [];
  for (const other of words) {
    if (other.length < 4 || other.charCodeAt(0) !== word.charCodeAt(0) || !mayBeNear(shape, shapeOf(other)))
      continue;
    const near = other === word ? 1 : letterSimilarity(own, skeleton(other));
    if (near >= cognateSimilarity) found.push({ other, near });
  }
  const best = found.reduce((most, { near }) => Math.max(most, near), 0);
  return found.filter(({ near }) => near >= best - 0.1).map(({ other }) => other);
}

/** Whether a folded English word is among the frequent ones that the glossary has. */
export function isFrequentWord(word: string): boolean {
  return frequent.has(word);
}

const frequent: ReadonlySet<string> = new Set(
  glossary
    .trim()
    .split("\n")
    .flatMap((line) => (line.split("|")[0] ?? "").split(" ")),
);

/** How many of the folded words stand in the glossary of a language; 0 for a language it lacks. */
export function countGlossaryWords(language: string, words: readonly string[]): number {
  return words.filter((word) => tables.get(language)?.has(word)).length;
}

/** What to look for of a quote in another language: numbers, names, cognates and words of the small glossary. */
export function termsOfForeign(
  index: GroundingIndex,
  tokens: readonly Token[],
  language: string | undefined,
): ForeignTerm[] {
  const table = language === undefined ? undefined : tables.get(language);
  const cognatesOf = cognatesIn(index);
  return distinct(tokens).flatMap((token) => {
    if (token.value !== undefined) return [numberTerm(index, token)];
    const known = (table?.get(token.key) ?? []).flatMap((word) => idsOf(index, word));
    if (known.length > 0) return [toTerm(index, known, glossaryTrust)];
    const cognates = mayHaveCognate(token) ? cognatesOf(token.key) : [];
    return cognates.length > 0 ? [toTerm(index, cognates, 1)] : [];
  });
}

/** A glossary knows one meaning of a word; a cognate that stands there is its own proof. */
const glossaryTrust = 0.7;

/** Short words look like others by chance, names excepted. */
function mayHaveCognate(token: Token): boolean {
  return !isFiller(token.key) && (token.key.length >= 4 || (token.capital === true && token.key.length >= 2));
}

/** What to look for of a translation into the recording's language: its content words in any inflection, and numbers. */
export function termsOfTranslation(index: GroundingIndex, tokens: readonly Token[]): ForeignTerm[] {
  const cognatesOf = cognatesIn(index);
  return distinct(tokens).flatMap((token) => {
    if (token.value !== undefined) return [numberTerm(index, token)];
    if (isFunctionWord(token.key) || isFiller(token.key) || token.key.length < 2) return [];
    const ids = baseForms(token.key).flatMap((form) =>
      inflectionsOf(form).flatMap((word) => idsOf(index, word)),
    );
    if (ids.length > 0) return [toTerm(index, ids, 1)];
    const similar = token.key.length >= 5 ? cognatesOf(token.key) : [];
    return [
      similar.length > 0 ? toTerm(index, similar, 0.8) : { ids: [], weight: missingWeight, isSure: true },
    ];
  });
}

/** A word of the translation that the recording never has is a small sign against it: translators choose other words. */
const missingWeight = 3;

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
  return toTerm(index, ids, value < 3 ? 0.4 : 1);
}

function idsOf(index: GroundingIndex, key: string): number[] {
  const id = index.vocabulary.get(key);
  return id === undefined ? [] : [id];
}

function toTerm(index: GroundingIndex, ids: readonly number[], trust: number): ForeignTerm {
  const rarest = ids.reduce((most, id) => Math.max(most, index.rarity[id] ?? 0), 0);
  const usable = ids.filter(
    (id) => occurrencesOf(index, index.words[id] ?? "") <= 20 + index.tokens.length * commonShare,
  );
  const weight = (ids.length === 0 ? missingWeight : rarest) * trust;
  return { ids: usable, weight, isSure: trust !== glossaryTrust };
}

function inflectionsOf(base: string): string[] {
  const stem = base.endsWith("e") ? base.slice(0, -1) : base;
  const last = base.charAt(base.length - 1);
  return [
    base,
    `${base}s`,
    `${base}es`,
    `${stem}ed`,
    `${stem}ing`,
    `${stem}er`,
    `${base}ly`,
    `${base}${last}ed`,
    `${base}${last}ing`,
    base.replace(/y$/, "ies"),
    base.replace(/y$/, "ied"),
  ];
}

/** Endings that sister words wear in each language, brought to one form. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/(?:ciones|coes|tionen|ciones)$/, "tion"],
  [/(?:cion|cao|tion|zion)$/, "tion"],
  [/(?:siones|soes|sion|sao)$/, "sion"],
  [/(?:i?dades|i?dade|idad|ites|ite|itat|itaten|ity|ities|dad|tad|te|ty)$/, "ty"],
  [/(?:mente|ment|amente)$/, "ly"],
  [/(?:ismo|isme|ismus)$/, "ism"],
  [/(?:istas|ista|iste|istes|isten)$/, "ist"],
  [/(?:icos|icas|ico|ica|ique|iques|isch|ische|ischen|ical)$/, "ic"],
  [/(?:ivos|ivas|ivo|iva|if|ive)$/, "iv"],
  [/(?:osos|osas|oso|osa|eux|euse|ous)$/, "ous"],
  [/(?:encia|ancia|ence|ance|enz|anz)$/, "nce"],
  [/(?:ario|aria|arios|aire|ary)$/, "ary"],
  [/(?:ores|ador|eur|eurs|or|er)$/, "or"],
  [/(?:ados|adas|ado|ada|idos|idas|ido|ida|ated|ate|ed|ar|er|ir|ieren|iert)$/, "at"],
  [/(?:logia|logie|logy)$/, "logy"],
  [/(?:es|as|os|en|s|a|o|e)$/, ""],
];

function skeleton(word: string): string {
  let out = word
    .replace(/ph/g, "f")
    .replace(/qu|ck|k/g, "c")
    .replace(/y/g, "i")
    .replace(/(.)\1/g, "$1")
    .replace(/^es(?=[pt])/, "s");
  for (const [pattern, ending] of endings) {
    if (out.length < 5 || !pattern.test(out)) continue;
    out = out.replace(pattern, ending);
    break;
  }
  return out;
}

/** Finds the words of the recording that look like a word of another language: `inteligencia`, `intelligence`. */
type FindCognates = (word: string) => number[];

/** Long quotes ask for many words: those of one first letter are gathered once, and their skeletons kept. */
function cognatesIn(index: GroundingIndex): FindCognates {
  const byLetter = new Map<number, number[]>();
  index.words.forEach((word, id) => {
    if (word.length < 4) return;
    const code = word.charCodeAt(0);
    const known = byLetter.get(code);
    if (known === undefined) byLetter.set(code, [id]);
    else known.push(id);
  });
  const skeletons = new Map<number, string>();
  return (word) => {
    const own = skeleton(word);
    const shape = shapeOf(own);
    const likely = (byLetter.get(word.charCodeAt(0)) ?? []).filter(
      (id) => index.words[id] !== word && mayBeNear(shape, index.shapes[id] ?? 0),
    );
    const others = likely.map((id) => ({ id, near: letterSimilarity(own, skeletonOf(id)) }));
    const found = [
      ...idsOf(index, word).map((id) => ({ id, near: 1 })),
      ...others.filter(({ near }) => near >= cognateSimilarity),
    ];
    const best = found.reduce((most, { near }) => Math.max(most, near), 0);
    return found.filter(({ near }) => near >= best - 0.1).map(({ id }) => id);
  };

  function skeletonOf(id: number): string {
    const known = skeletons.get(id) ?? skeleton(index.words[id] ?? "");
    skeletons.set(id, known);
    return known;
  }
}
