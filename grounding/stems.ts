import { foldWord } from "./tokens.ts";

type Rule = readonly [suffix: string, replacement: string];

const vowelGroup = /[aeiouy]/;
const doubled = /([bdfgmnprt])\1$/;

const secondRules: readonly Rule[] = [
  ["ational", "ate"],
  ["ization", "ize"],
  ["isation", "ize"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["iveness", "ive"],
  ["tional", "tion"],
  ["biliti", "ble"],
  ["entli", "ent"],
  ["ousli", "ous"],
  ["ation", "ate"],
  ["alism", "al"],
  ["aliti", "al"],
  ["iviti", "ive"],
  ["ator", "ate"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["abli", "able"],
  ["alli", "al"],
  ["izer", "ize"],
  ["iser", "ize"],
  ["ise", "ize"],
  ["eli", "e"],
];
const thirdRules: readonly Rule[] = [
  ["icate", "ic"],
  ["ative", ""],
  ["alize", "al"],
  ["iciti", "ic"],
  ["ical", "ic"],
  ["ness", ""],
  ["ful", ""],
];
const lastSuffixes =
  /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|ou|(?<=[st])ion|li)$/;

const lightSuffixes: Readonly<Record<string, RegExp>> = {
  es: /(?:amientos?|imientos?|aciones|uciones|mente|acion|ucion|idades|idad|ando|iendo|aron|ieron|aban|adas?|ados?|idas?|idos?|ables?|ibles?|ar|er|ir|es|as|os|an|en|a|o|e|s)$/,
  pt: /(?:amentos?|imentos?|acoes|mente|acao|ucao|idades|idade|ando|endo|indo|aram|eram|avam|adas?|ados?|idas?|idos?|aveis|avel|iveis|ivel|ar|er|ir|es|as|os|am|em|a|o|e|s)$/,
  fr: /(?:issements?|issement|ements?|ations?|utions?|ites?|ment|antes?|ants?|aient|erent|ees?|es?|er|ir|ait|ais|ons|ent|s|x)$/,
  de: /(?:ungen|ung|heiten|heit|keiten|keit|lichen|liche|lich|ischen|ische|isch|ern|em|en|er|es|st|te|e|s|n|t)$/,
};

/**
 * What is left of a word when its endings are cut, so that forms of one word compare equal.
 * English: Porter's steps (1980) with British and American spellings joined. Spanish, Portuguese, French,
 * German: one light suffix. Else the word without accents. Words with a digit stay as they are.
 */
export function toStem(word: string, language = "en"): string {
  const folded = foldWord(word).replace(/'(?:s|re|ve|ll|d|m)?$/, "");
  if (/\d/.test(folded)) return folded;
  const base = language.slice(0, 2).toLowerCase();
  if (base === "en") return stemEnglish(folded);
  const suffix = lightSuffixes[base];
  if (suffix === undefined || folded.length < 5) return folded;
  const stem = folded.replace(suffix, "");
  return stem.length >= 3 ? stem : folded;
}

function stemEnglish(word: string): string {
  if (word.length <= 3) return word;
  const singular = cutPlural(word);
  const plain = cutTense(singular);
  const softened = /[^aeiou]y$/.test(plain) && plain.length > 3 ? `${plain.slice(0, -1)}i` : plain;
  const second = replaceFirst(softened, secondRules);
  const third = replaceFirst(second, thirdRules);
  return cutEnd(third);
}

function cutPlural(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:[^uis]s)$/.test(word)) return word.slice(0, -1);
  return word;
}

function cutTense(word: string): string {
  if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const stem = /(?:ed|ing|ingly|edly)$/.exec(word);
  if (stem === null) return word;
  const rest = word.slice(0, stem.index);
  if (!vowelGroup.test(rest) || rest.length < 2) return word;
  if (/(?:at|bl|iz|is|v|c|dg|u)$/.test(rest)) return `${rest}e`;
  if (doubled.test(rest)) return rest.slice(0, -1);
  return isShort(rest) ? `${rest}e` : rest;
}

function isShort(stem: string): boolean {
  return /^[aeiou][^aeiou]$/.test(stem) || (measure(stem) === 1 && /[^aeiou][aeiouy][^aeiouwxy]$/.test(stem));
}

function cutEnd(word: string): string {
  const end = lastSuffixes.exec(word);
  const cut = end !== null && measure(word.slice(0, end.index)) > 1 ? word.slice(0, end.index) : word;
  const open = cut.endsWith("e") && measure(cut.slice(0, -1)) > 0 && !isShort(cut.slice(0, -1));
  const closed = open ? cut.slice(0, -1) : cut;
  return closed.endsWith("ll") && measure(closed) > 1 ? closed.slice(0, -1) : closed;
}

function replaceFirst(word: string, rules: readonly Rule[]): string {
  for (const [suffix, replacement] of rules) {
    if (!word.endsWith(suffix)) continue;
    const rest = word.slice(0, -suffix.length);
    return measure(rest) > 0 ? rest + replacement : word;
  }
  return word;
}

/** Porter's m: how often a vowel group is followed by a consonant group. */
function measure(stem: string): number {
  return stem.match(/[aeiouy]+[^aeiouy]+/g)?.length ?? 0;
}
