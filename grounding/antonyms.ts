import { antonymTable } from "./data/antonyms.ts";
import { irregularBase } from "./word-data/irregular-verbs.ts";
import { polarityPairs } from "./word-data/polarity-pairs.ts";

const opposites: ReadonlyMap<string, ReadonlySet<string>> = readTables();

function readTables(): ReadonlyMap<string, ReadonlySet<string>> {
  const table = new Map<string, Set<string>>();
  const add = (left: string, right: string): void => {
    table.set(left, (table.get(left) ?? new Set()).add(right));
    table.set(right, (table.get(right) ?? new Set()).add(left));
  };
  for (const entry of antonymTable.split("|")) {
    const [word = "", others = ""] = entry.split(":");
    for (const other of others.split(",")) add(word, other);
  }
  for (const pair of polarityPairs.split("|")) {
    const [left = "", right = ""] = pair.split("/");
    for (const first of left.split(" ")) for (const second of right.split(" ")) add(first, second);
  }
  return table;
}

const prefixes = ["un", "in", "im", "il", "ir", "non", "dis", "mis", "anti", "de"];

/** The words mean the opposite in some sense: by WordNet, by a table of general English, or by a negating prefix. */
export function areAntonyms(left: string, right: string): boolean {
  if (left === right) return false;
  for (const a of baseForms(left)) {
    for (const b of baseForms(right))
      if (opposites.get(a)?.has(b) || isPrefixed(a, b) || isPrefixed(b, a)) return true;
  }
  return false;
}

function isPrefixed(longer: string, shorter: string): boolean {
  if (shorter.length < 4 || !longer.endsWith(shorter)) return false;
  return prefixes.includes(longer.slice(0, longer.length - shorter.length));
}

/**
 * The word and what it may be an inflection of, by the regular endings and the irregular verbs of English.
 */
export function baseForms(word: string): readonly string[] {
  const irregular = irregularBase(word);
  const forms = new Set(irregular === undefined ? [word] : [word, irregular]);
  for (const [ending, ...replacements] of endings) {
    if (!word.endsWith(ending) || word.length - ending.length < 2) continue;
    const stem = word.slice(0, -ending.length);
    for (const replacement of replacements) forms.add(stem + replacement);
    if (/([b-df-hj-np-tv-z])\1$/.test(stem) && ending !== "s") forms.add(stem.slice(0, -1));
  }
  return [...forms];
}

const endings: readonly (readonly [string, ...string[]])[] = [
  ["ies", "y"],
  ["ied", "y"],
  ["es", "", "e"],
  ["s", ""],
  ["ed", "", "e"],
  ["ing", "", "e"],
  ["er", "", "e"],
  ["est", "", "e"],
  ["ier", "y"],
  ["iest", "y"],
  ["ly", ""],
];
