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
