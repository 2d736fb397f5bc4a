import { countGlossaryWords } from "./glossary-words.ts";
import { foldWord } from "./tokens.ts";
import { numberWordsOf } from "./word-data/number-words.ts";

/** Words of the closed classes that no other of these languages shares, or shares least. */
const closed: Record<string, ReadonlySet<string>> = {
  en: new Set(
    "a as do no so me i can will just like when how if or at by an my your the and of to is that it for was with this are be on have you not but they from we what his would there been were".split(
      " ",
    ),
  ),
  es: new Set(
    "o a el la los las de que y en un una es por con para no se lo su del al como mas pero sus esta este son hay muy ha fue".split(
      " ",
    ),
  ),
  pt: new Set(
    "o a os as de que e em um uma para com nao se na no do da por mais dos das como mas foi ao ele sao muito tem ou seu sua".split(
      " ",
    ),
  ),
  fr: new Set(
    "le la les de des et est en un une que qui dans pour pas il elle ne ce au aux sur avec plus par du se nous vous sont ont cette a notre son sa ses mais".split(
      " ",
    ),
  ),
  de: new Set(
    "der die das und ist in den von zu mit nicht sich ein eine auf es im dem auch als an werden aus er hat dass wie nach bei war wir sie".split(
      " ",
    ),
  ),
};
/** Letters that settle it where few words do. */
const telling: readonly (readonly [RegExp, string])[] = [
  [/[¿¡ñ]|ci[oó]n\b|ó\b/i, "es"],
  [/[ãõ]|dade\b/i, "pt"],
  [/[œêèùû]|\b[ldjcnsmt]['’](?=[aeiouhéê])/i, "fr"],
  [/[ßäöü]|(?:ung|keit|heit)\b/i, "de"],
];

/** How many closed-class words more than of a known language tell that a quote stands in another. */
const clearly = 2;

/**
 * Which of en, es, pt, fr, de a quote is in, by its closed-class words; undefined when none leads. `known` (BCP 47), such
 * as the language of the article around it, is believed unless the quote's own words clearly say otherwise.
 */
export function quoteLanguage(text: string, known?: string): string | undefined {
  const words = (text.slice(0, 2000).match(/[\p{L}\p{M}]+/gu) ?? []).map(foldWord);
  const counts = Object.entries(closed).map(([language, set]) => {
    const hits = words.filter((word) => set.has(word)).length;
    const bonus = telling.some(([mark, its]) => its === language && mark.test(text)) ? 1.5 : 0;
    return { language, score: hits + bonus };
  });
  const most = Math.max(...counts.map(({ score }) => score));
  const leading = counts.filter(({ score }) => score === most).map(({ language }) => language);
  const given = known?.slice(0, 2).toLowerCase();
  if (given !== undefined) {
    const its = counts.find(({ language }) => language === given)?.score ?? 0;
    return leading.length === 1 && most - its >= clearly ? leading[0] : given;
  }
  if (most < 2) return tellByGlossary(words);
  return leading.length === 1 ? leading[0] : leadByGlossary(leading, words);
}

/** Fewer words of content are shared by chance. */
const fewestKnown = 3;

/** The language whose frequent words are at least two fifths of a text that has no closed-class words to tell by. */
function tellByGlossary(words: readonly string[]): string | undefined {
  const counts = Object.keys(closed).map((language) => ({
    language,
    count: words.filter((word) => isKnownIn(language, word)).length,
  }));
  counts.sort((left, right) => right.count - left.count);
  const [first, second] = counts;
  if (first === undefined || first.count < Math.max(fewestKnown, words.length * 0.4)) return undefined;
  return first.count > (second?.count ?? 0) ? first.language : undefined;
}

function isKnownIn(language: string, word: string): boolean {
  return countGlossaryWords(language, [word]) > 0 || numberWordsOf(language).has(word);
}

/** Settles a tie by frequent words of content; where it stays one, any of them, but English only when it leads. */
function leadByGlossary(languages: readonly string[], words: readonly string[]): string | undefined {
  const counts = languages.map((language) => ({ language, count: countGlossaryWords(language, words) }));
  counts.sort((left, right) => right.count - left.count);
  if ((counts[0]?.count ?? 0) > (counts[1]?.count ?? 0)) return counts[0]?.language;
  return languages.includes("en") ? undefined : counts[0]?.language;
}
