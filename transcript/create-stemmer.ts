import snowball from "snowball-stemmers";

const algorithms: Readonly<Record<string, string>> = {
  ar: "arabic",
  ca: "catalan",
  cs: "czech",
  da: "danish",
  de: "german",
  en: "english",
  es: "spanish",
  eu: "basque",
  fi: "finnish",
  fr: "french",
  ga: "irish",
  hu: "hungarian",
  it: "italian",
  nl: "dutch",
  no: "norwegian",
  nb: "norwegian",
  nn: "norwegian",
  pt: "portuguese",
  ro: "romanian",
  ru: "russian",
  sl: "slovene",
  sv: "swedish",
  tr: "turkish",
};

/**
 * A function from a lower-case word to its Snowball stem without accents, for a BCP 47 language; for a
 * language without a stemmer the word without accents. Words met before are remembered.
 */
export function createStemmer(language: string | undefined): (word: string) => string {
  const base = language?.slice(0, 2).toLowerCase() ?? "";
  const name = Object.hasOwn(algorithms, base) ? algorithms[base] : undefined;
  const stemmer = name === undefined ? undefined : snowball.newStemmer(name);
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const isStemmed = stemmer !== undefined && word.length <= 40 && !/\d/.test(word);
    const stem = foldAccents(isStemmed ? stemmer.stem(word) : word);
    known.set(word, stem);
    return stem;
  };
}

function foldAccents(word: string): string {
  return /[^\u0000-\u007f]/.test(word) ? word.normalize("NFD").replace(/\p{M}+/gu, "") : word;
}
