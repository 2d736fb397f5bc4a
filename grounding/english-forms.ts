import { synonymTable } from "./data/synonyms.ts";
import { irregularForms } from "./word-data/irregular-verbs.ts";

const synonyms: ReadonlyMap<string, readonly string[]> = readSynonyms();

function readSynonyms(): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, string[]>();
  for (const group of synonymTable.split("|")) {
    const words = group.split(" ");
    for (const word of words)
      table.set(word, [...(table.get(word) ?? []), ...words.filter((other) => other !== word)]);
  }
  return table;
}

/** Frequent words that mean the same as an English base form in one of its senses, by WordNet; none for a rare word. */
export function synonymsOf(base: string): readonly string[] {
  return synonyms.get(base) ?? [];
}

/** The forms that an English base may have, by the regular endings and the irregular verbs. */
export function inflectionsOf(base: string): string[] {
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
    ...irregularForms(base),
  ];
}
