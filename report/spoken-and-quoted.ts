import { type DiffPart, diffWords } from "../grounding/diff-words.ts";
import { splitWords } from "../grounding/words.ts";
import type { Entry } from "./entry.ts";

/**
 * A quote beside the words that were spoken. Absent where a comparison word by word says nothing:
 * for a claim, without evidence, when both are in different languages, and when most words differ.
 */
export function compareQuote(entry: Entry, transcriptLanguage: string | undefined): DiffPart[] | undefined {
  if (entry.check.kind !== "quote" || entry.evidence.length === 0) return undefined;
  const quoted = quotedWords(entry, transcriptLanguage);
  if (quoted === undefined) return undefined;
  const spoken = entry.evidence.map(({ text }) => text).join(" … ");
  const parts = diffWords(spoken, quoted);
  return shareInBoth(parts) < leastInBoth ? undefined : parts;
}

// Below a third in common the marks hide the words; chosen by eye.
const leastInBoth = 1 / 3;

function shareInBoth(parts: readonly DiffPart[]): number {
  const wordsOf = (kind: DiffPart["kind"]) =>
    parts.filter((part) => part.kind === kind).reduce((sum, { text }) => sum + splitWords(text).length, 0);
  const both = wordsOf("equal");
  const longest = both + Math.max(wordsOf("spoken"), wordsOf("quoted"));
  return longest === 0 ? 1 : both / longest;
}

/** Says if both texts have the same words in the same order, whatever their case and punctuation. */
export function sameWords(a: string, b: string): boolean {
  const normOf = (text: string) => splitWords(text).map(({ norm }) => norm);
  return normOf(a).join(" ") === normOf(b).join(" ");
}

function quotedWords(entry: Entry, transcriptLanguage: string | undefined): string | undefined {
  // What a translator made of a quote differs from the speech everywhere.
  if (entry.counterpart?.by !== undefined) return undefined;
  if (entry.counterpart !== undefined) return entry.counterpart.text;
  if (entry.check.form === "translated") return undefined;
  const isForeign =
    entry.language !== undefined &&
    transcriptLanguage !== undefined &&
    baseOf(entry.language) !== baseOf(transcriptLanguage);
  return isForeign ? undefined : entry.text;
}

function baseOf(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0] ?? "";
}
