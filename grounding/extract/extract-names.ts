import type { EvidenceIndex } from "../claims/evidence-index.ts";
import { evidenceOf } from "../claims/find-evidence.ts";
import { isFunctionWord } from "../claims/function-words.ts";
import { foldWord } from "../tokens.ts";
import type { ExtractedItem } from "./extracted-item.ts";

/** A name as it is written most often, how often it stands, and where first. */
export interface ExtractedName extends ExtractedItem {
  readonly count: number;
}

const nameRun =
  /\p{Lu}[\p{L}\p{N}\p{M}'’&.-]*(?:\s+(?:of|de|del|la|van|von|der|du|da|dos|for)?\s*\p{Lu}[\p{L}\p{N}\p{M}'’&.-]*)*/gu;
/** Share of words with a capital under which the capitals of a text mean nothing. */
const casedFrom = 0.01;

/**
 * People, companies, products and places by their capitals, most frequent first, at most `limit` (default 40).
 * Words that also stand in lower case are no names. A transcript without capitals gives none.
 */
export function extractNames(
  index: EvidenceIndex,
  options: { readonly limit?: number } = {},
): ExtractedName[] {
  const found = collectNames(index);
  return [...found.values()]
    .filter((entry) => entry.inside > 0)
    .sort((x, y) => y.count - x.count || x.sentence - y.sentence)
    .slice(0, options.limit ?? 40)
    .map((entry) => ({
      text: entry.text,
      count: entry.count,
      evidence: [evidenceOf(index, entry.sentence, entry.sentence)],
    }));
}

interface NameEntry {
  readonly text: string;
  readonly sentence: number;
  count: number;
  /** How often it stands elsewhere than at the start of a sentence. */
  inside: number;
}

function collectNames(index: EvidenceIndex): Map<string, NameEntry> {
  const found = new Map<string, NameEntry>();
  if (!isCased(index)) return found;
  const lower = lowerWords(index);
  for (const [number, sentence] of index.sentences.entries()) {
    if (sentence.isInstruction) continue;
    for (const match of sentence.text.matchAll(nameRun)) {
      const text = trimName(match[0], lower);
      if (text !== undefined)
        addName(found, { text, sentence: number, inside: isInside(sentence.text, match.index) });
    }
  }
  return found;
}

function isInside(text: string, at: number): number {
  return at > 0 && !/[.?!]\s*$/.test(text.slice(0, at)) ? 1 : 0;
}

function addName(
  found: Map<string, NameEntry>,
  name: { readonly text: string; readonly sentence: number; readonly inside: number },
): void {
  const key = name.text.toLowerCase();
  const entry = found.get(key) ?? { ...name, count: 0, inside: 0 };
  entry.count++;
  entry.inside += name.inside;
  found.set(key, entry);
}

function isCased(index: EvidenceIndex): boolean {
  const words = index.transcript.text.match(/\p{L}{2,}/gu) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}\p{Ll}/u.test(word)).length;
  const shouted = words.filter((word) => /^\p{Lu}{2}/u.test(word)).length;
  return capitals / Math.max(1, words.length) >= casedFrom && shouted < words.length / 2;
}

/** Words that stand in lower case at least as often as with a capital. */
function lowerWords(index: EvidenceIndex): ReadonlySet<string> {
  const balance = new Map<string, number>();
  for (const word of index.transcript.text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? []) {
    const step = /^\p{Ll}/u.test(word) ? 1 : -1;
    balance.set(foldWord(word), (balance.get(foldWord(word)) ?? 0) + step);
  }
  return new Set([...balance].filter(([, count]) => count >= 0).map(([word]) => word));
}

const notNames = new Set(
  "i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december mr mrs ms dr ceo cto cfo coo president chairman professor minister okay ok yeah mhm uh um hmm oh".split(
    " ",
  ),
);

/** Cuts grammar and common words off both ends; `undefined` when nothing is left. */
function trimName(run: string, lower: ReadonlySet<string>): string | undefined {
  const parts = run.replace(/[.,'’]+$/, "").split(/\s+/);
  const isCommon = (part: string | undefined) => {
    const key = foldWord(part ?? "")
      .replace(/'(?:s|m|ve|ll|re|d)$/, "")
      .replace(/[.]+$/, "");
    return key.length < 2 || notNames.has(key) || lower.has(key) || isFunctionWord(key);
  };
  while (parts.length > 0 && isCommon(parts[0])) parts.shift();
  while (parts.length > 0 && isCommon(parts.at(-1))) parts.pop();
  const name = parts
    .join(" ")
    .replace(/['’]s$/, "")
    .replace(/[.]+$/, "");
  return name === "" ? undefined : name;
}
