import { english, type Phrases } from "./phrases/english.ts";
import { french } from "./phrases/french.ts";
import { german } from "./phrases/german.ts";
import { portuguese } from "./phrases/portuguese.ts";
import { spanish } from "./phrases/spanish.ts";

const byLanguage: ReadonlyMap<string, Phrases> = new Map([
  ["en", english],
  ["es", spanish],
  ["pt", portuguese],
  ["fr", french],
  ["de", german],
]);

/** A report's own words and the language (BCP 47, without region) that they are in. */
export interface Wording {
  readonly language: string;
  readonly phrases: Phrases;
}

/** Words for a BCP 47 language: en, es, pt, fr and de by their first part, English otherwise. */
export function wordingFor(language: string): Wording {
  const base = language.toLowerCase().split(/[-_]/)[0] ?? "";
  const phrases = byLanguage.get(base);
  return phrases === undefined ? { language: "en", phrases: english } : { language: base, phrases };
}

/** Heading of a section of that kind; absent when the table has none. */
export function sectionHeading(wording: Wording, kind: string): string | undefined {
  const headings = new Map(Object.entries(wording.phrases.sections));
  return headings.get(kind);
}

/** A phrase with `{name}`s filled in; a name without a value stays as it is. */
export function fill(phrase: string, values: Readonly<Record<string, string | number>>): string {
  const known = new Map(Object.entries(values));
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => String(known.get(name) ?? whole));
}

/** The form of a counted phrase that the language wants for `n`, filled in with `n` and the other values. */
export function countPhrase(
  wording: Wording,
  forms: { readonly one: string; readonly other: string },
  values: Readonly<Record<string, string | number>> & { readonly n: number },
): string {
  const rule = new Intl.PluralRules(wording.language).select(values.n);
  return fill(rule === "one" ? forms.one : forms.other, values);
}

/** A share of [0, 1] in whole percent, rounded down to 99 short of everything and up to 1 above nothing. */
export function formatPercent(wording: Wording, share: number): string {
  const rounded = Math.round(share * 100);
  const low = share > 0 ? 1 : 0;
  const high = share < 1 ? 99 : 100;
  return fill(wording.phrases.percent, { n: Math.min(high, Math.max(low, rounded)) });
}
