import { splitWords } from "../grounding/words.ts";
import { diffWords } from "./diff-words-fallback.ts";
import type { Entry } from "./entry.ts";

/** A stretch of a comparison: in both, only spoken, or only quoted. */
export interface DiffPiece {
  readonly kind: "equal" | "spoken" | "quoted";
  readonly text: string;
}

/**
 * A quote beside the words that were spoken. Absent where a comparison word by word says nothing:
 * for a claim, without evidence, and when both are in different languages.
 */
export function compareQuote(entry: Entry, transcriptLanguage: string | undefined): DiffPiece[] | undefined {
  if (entry.check.kind !== "quote" || entry.evidence.length === 0) return undefined;
  const quoted = quotedWords(entry, transcriptLanguage);
  if (quoted === undefined) return undefined;
  const spoken = entry.evidence.map(({ text }) => text).join(" … ");
  return diffWords(spoken, quoted);
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
