/** Translates sentences; the answer has one text for each given, in order. Throws `OnrecordError`. */
export interface Translator {
  /** What translates, as a model spec such as `apertium/eng-spa`. */
  specFor(pair: LanguagePair): string;
  /** Whether it can translate this pair, now, on this machine. */
  supports(pair: LanguagePair): boolean;
  translate(texts: readonly string[], pair: LanguagePair, signal: AbortSignal): Promise<readonly string[]>;
}

/** BCP 47 tags; only the primary language is looked at. */
export interface LanguagePair {
  readonly from: string;
  readonly to: string;
}

/** Debian's packages with Apertium's pairs, each between a language and Spanish. */
const pairPackages: ReadonlyMap<string, string> = new Map([
  ["en", "apertium-eng-spa"],
  ["pt", "apertium-es-pt"],
  ["fr", "apertium-fr-es"],
]);

/** Debian's packages that translate a pair, by way of Spanish where neither is; undefined where there are none. */
export function debianPackages({ from, to }: LanguagePair): string | undefined {
  const languages = [from, to].map((tag) => tag.toLowerCase().split("-")[0] ?? tag);
  const packages = languages.flatMap((language) => pairPackages.get(language) ?? []);
  const isKnown = languages.every((language) => language === "es" || pairPackages.has(language));
  return isKnown ? ["apertium", ...packages].join(" ") : undefined;
}

/** What to do where nothing translates a pair, as a sentence. */
export function translatorRemedy(pair: LanguagePair): string {
  const packages = debianPackages(pair);
  return packages === undefined
    ? "Name a model with --model translator=SPEC."
    : `Install Apertium (Debian: apt install ${packages}), or name a model with --model translator=SPEC.`;
}
