import { hasNegation, tokenize } from "../../grounding/index.ts";
import { detectLanguage } from "../../transcript/index.ts";
import { findMarkup, findPlantedWord, isBlank } from "../answer-text.ts";

/** Translations longer or shorter than this many times the source lost or gained something; measured on no data. */
const lengthRatio = { least: 0.4, most: 2.5 };
/** Below this many characters a length ratio says nothing. */
const shortText = 12;
/** From this many characters a detected language that is neither wanted nor near it counts. */
const longText = 60;
/** A text of fewer words may be the same in both languages, as a name is. */
const fewestTold = 4;
/** Languages that detection takes for each other in a sentence. */
const kin: readonly string[] = ["es pt gl ca it", "da no nb nn sv", "cs sk", "hr sr bs sl", "ru uk be bg"];

/** What is known of a translation besides its words. */
export interface TranslationContext {
  /** BCP 47 tags; a check that needs one is left out where it is absent. */
  readonly from?: string;
  readonly to?: string;
  /** Names and speaker labels that must come through. */
  readonly names?: readonly string[];
}

/** Why a translation may not be shown, in plain words; `undefined` when nothing speaks against it. */
export function findTranslationProblem(
  source: string,
  translated: string,
  context: TranslationContext = {},
): string | undefined {
  if (isBlank(translated)) return "the translation is empty";
  return (
    findNumberProblem(source, translated, context) ??
    findLengthProblem(source, translated) ??
    findNegationProblem(source, translated, context) ??
    findNameProblem(source, translated, context.names ?? []) ??
    findAddition(source, translated) ??
    findLanguageProblem(source, translated, context)
  );
}

function findNumberProblem(
  source: string,
  translated: string,
  { from, to }: TranslationContext,
): string | undefined {
  const lost = differences(digitsOf(source), digitsOf(translated));
  // A figure may be spelled out in the other language, and the other way round.
  const spelled = [...valuesOf(source, from), ...valuesOf(translated, to)];
  const known = new Set(spelled.filter((value, index) => spelled.indexOf(value) !== index));
  const stray = lost.filter((digits) => !known.has(Number(digits)));
  const wrong = stray.length > 0 ? stray : findSpelledChanges([source, from], [translated, to]);
  return wrong.length > 0 ? `the translation has other numbers (${wrong.join(", ")})` : undefined;
}

/** Spelled-out numbers under this are words of other meanings, too: `one`, `second`, `six` of `half past six`. */
const leastSpelled = 11;
/** Languages whose number words are known. */
const spelledLanguages: readonly string[] = ["en", "es", "fr", "de", "pt"];

type InLanguage = readonly [text: string, language: string | undefined];

/** Numbers in words that the other text has in no form: seen of a small model, 412 came back as 402. */
function findSpelledChanges(source: InLanguage, translated: InLanguage): string[] {
  if (![source, translated].every(([, language = ""]) => spelledLanguages.includes(primary(language))))
    return [];
  const [said, told] = [numbersOf(...source), numbersOf(...translated)];
  const lacking = (words: readonly string[], all: readonly string[]): string[] =>
    words.filter((number) => !all.some((other) => other.includes(number)));
  return [...new Set([...lacking(said.words, told.all), ...lacking(told.words, said.all)])];
}

/** Numbers of a text without separators: those that it spells out, and all. */
function numbersOf(text: string, language: string | undefined) {
  const digits = digitsOf(text);
  const spelled = tokenize(text, language).tokens.flatMap(({ value, ordinal }) =>
    value === undefined || ordinal === true || value < leastSpelled || !Number.isInteger(value)
      ? []
      : [String(value)],
  );
  return { words: spelled.filter((number) => !digits.includes(number)), all: [...digits, ...spelled] };
}

/** Numbers in digits, separators between digits left out, so that 1,200.5 and 1.200,5 are the same. */
function digitsOf(text: string): string[] {
  return [...text.matchAll(/\d+(?:[.,:\u00a0\u202f]\d+)*/g)]
    .map(([number]) => number.replace(/\D/g, ""))
    .sort();
}

/** Values of a text, each once. */
function valuesOf(text: string, language: string | undefined): number[] {
  return [...new Set(tokenize(text, language).tokens.flatMap(({ value }) => value ?? []))];
}

function differences(a: readonly string[], b: readonly string[]): string[] {
  const missing = (from: readonly string[], other: readonly string[]): string[] =>
    from.filter((number) => !other.includes(number));
  return [...new Set([...missing(a, b), ...missing(b, a)])];
}

function findLengthProblem(source: string, translated: string): string | undefined {
  const ratio = translated.length / Math.max(1, source.length);
  const isOff = source.length >= shortText && (ratio < lengthRatio.least || ratio > lengthRatio.most);
  return isOff ? "the translation is far shorter or longer than the sentence" : undefined;
}

function findNegationProblem(
  source: string,
  translated: string,
  { from, to }: TranslationContext,
): string | undefined {
  if (from === undefined || to === undefined) return undefined;
  const [said, told] = [hasNegation(source, from), hasNegation(translated, to)];
  if (said === undefined || told === undefined || said === told) return undefined;
  return said ? "the translation lost a denial" : "the translation denies what the sentence does not";
}

/** A name comes through when one of its words does, at least in its first letters: `London`, `Londres`. */
function findNameProblem(source: string, translated: string, names: readonly string[]): string | undefined {
  const words = wordsOf(translated).map((word) => fold(word));
  const lost = names.find((name) => {
    if (!standsIn(source, name)) return false;
    const parts = wordsOf(name).map((word) => fold(word).slice(0, 3));
    return parts.length > 0 && !parts.some((part) => words.some((word) => word.startsWith(part)));
  });
  return lost === undefined ? undefined : `the translation lost the name ${lost}`;
}

/** As whole words: `AI` does not stand in `OpenAI`. */
function standsIn(source: string, name: string): boolean {
  const isLetter = (at: number): boolean => /[\p{L}\p{N}]/u.test(source.charAt(at));
  for (let at = source.indexOf(name); at >= 0; at = source.indexOf(name, at + 1)) {
    if (!isLetter(at - 1) && !isLetter(at + name.length)) return true;
  }
  return false;
}

/** Markup, an address or a planted word that the sentence does not have; acronyms may change where it has some. */
function findAddition(source: string, translated: string): string | undefined {
  if (findMarkup(translated, source) !== undefined && findMarkup(source, source) === undefined)
    return "the translation adds markup or an address";
  if (/\p{Lu}{3,}/u.test(source)) return undefined;
  const added = findPlantedWord(translated, "");
  return added === undefined ? undefined : `the translation adds ${added}`;
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}]+/gu) ?? [];
}

function fold(word: string): string {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

function findLanguageProblem(
  source: string,
  translated: string,
  { from, to }: TranslationContext,
): string | undefined {
  if (to === undefined || primary(to) === primary(from ?? "")) return undefined;
  const isSame = translated.trim() === source.trim();
  const isShort = wordsOf(source).length < fewestTold;
  if (isSame && !isShort) return "it was not translated";
  if (isSame) return undefined;
  const found = detectLanguage(translated);
  if (found === undefined || primary(found) === primary(to)) return undefined;
  const isNear = kin.some((group) => [found, primary(to)].every((one) => group.split(" ").includes(one)));
  if (isNear || (found !== from && translated.length < longText)) return undefined;
  return `the translation reads as ${found}, not ${primary(to)}`;
}

function primary(language: string): string {
  return language.toLowerCase().split("-")[0] ?? language;
}
