import { frequentGlossary } from "./word-data/glossary.ts";
import { moreGlossary } from "./word-data/glossary-more.ts";
import { restGlossary } from "./word-data/glossary-rest.ts";

const columns: readonly string[] = ["es", "pt", "fr", "de"];

interface GlossaryTable {
  readonly words: ReadonlyMap<string, readonly string[]>;
  /** The same by what is left of a word when the endings of its verb, noun or adjective are cut. */
  readonly stems: ReadonlyMap<string, readonly string[]>;
}

/** Endings of verbs first, then of nouns and adjectives; a participle's `ge` is cut in German. */
const endings: Readonly<Record<string, RegExp>> = {
  es: /(?:(?:a|e|i)?riamos|(?:a|e|i)remos|abamos|iamos|[ai]steis|(?:a|e|i)?rian|(?:a|e|i)?ria|(?:a|e|i)ran|(?:a|ie)ron|(?:a|e|i)ra|(?:a|e|i)re|ando|iendo|aban?|abas|ian?|ias|[aei]mos|[ai]ste|[ai]d[ao]s?|(?:a|ie)sen?|ieran?|[aei]r|es|as|os|an|en|io|[aeios])$/,
  pt: /(?:[aei]?riamos|[aei]remos|avamos|iamos|[aei]ssemos|[aei]?riam|[aei]?ria|[aei]rao|[aei]ram|[aei]ndo|avam?|iam?|[aei]mos|[aei]ste|[ai]d[ao]s?|[aei]ssem?|[aei]rem|[aei]r|ou|eu|iu|ei|es|as|os|am|em|[aeios])$/,
  fr: /(?:eraient|issaient|iss(?:ons|ent|ait)|eront|erait|erai|erez|eras?|erons|irait|iront|aient|erent|irent|ions|iez|ait|ais|antes?|ants?|ees?|er|ir|re|ez|ons|ent|es|it|is|us?|ue|[esxit])$/,
  de: /(?:enden?|etest|eten?|test|tet|ten|te|est|en|et|st|em|er|es|[tesn])$/,
};
const shortestStem = 3;

function stemOf(language: string, word: string): string {
  const ending = endings[language];
  if (ending === undefined) return word;
  const plain = language === "de" && /^ge.{3,}(?:t|en)$/.test(word) ? word.slice(2) : word;
  const stem = plain.replace(ending, "");
  return stem.length >= shortestStem ? stem : word;
}

const tables: ReadonlyMap<string, GlossaryTable> = readTables();

function readTables(): ReadonlyMap<string, GlossaryTable> {
  const lines = [frequentGlossary, moreGlossary, restGlossary]
    .flatMap(linesOf)
    .map((line) => line.split("|"));
  return new Map(columns.map((language, at) => [language, readTable(language, lines, at + 1)] as const));
}

function linesOf(glossary: string): string[] {
  return glossary.trim().split("\n");
}

function readTable(language: string, lines: readonly (readonly string[])[], column: number): GlossaryTable {
  const words = new Map<string, string[]>();
  const stems = new Map<string, string[]>();
  const add = (table: Map<string, string[]>, key: string, english: readonly string[]): void => {
    table.set(key, [...(table.get(key) ?? []), ...english]);
  };
  for (const line of lines) {
    const english = (line[0] ?? "").split(" ");
    for (const word of (line[column] ?? "").split(" ")) {
      add(words, word, english);
      add(stems, stemOf(language, word), english);
    }
  }
  return { words, stems };
}

/** English words that the glossary has for a folded word of a language, in any of its forms; none for a language it lacks. */
export function englishOf(language: string, word: string): readonly string[] {
  const table = tables.get(language);
  return table?.words.get(word) ?? table?.stems.get(stemOf(language, word)) ?? [];
}

/** Whether a folded English word is among the most frequent ones that the glossary has. */
export function isFrequentWord(word: string): boolean {
  return frequent.has(word);
}

const frequent: ReadonlySet<string> = new Set(
  linesOf(frequentGlossary).flatMap((line) => (line.split("|")[0] ?? "").split(" ")),
);

/** How many of the folded words stand in the glossary of a language; 0 for a language it lacks. */
export function countGlossaryWords(language: string, words: readonly string[]): number {
  return words.filter((word) => tables.get(language)?.words.has(word)).length;
}
