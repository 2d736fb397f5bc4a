import { toEvidence } from "../../grounding/index.ts";
import type { Span, Transcript } from "../../transcript/schema.ts";
import type { GoldSpan } from "../tasks/schemas/spans.ts";

/** Where words stand in a transcript's text, in order; how they are spaced and broken into lines does not count. */
export function findWords({ text }: Transcript, words: string): readonly Span[] {
  const parts = words.trim().split(/\s+/);
  if (parts[0] === "") return [];
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
  return [...text.matchAll(new RegExp(pattern, "g"))].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A place that answers are held against, with its seconds where the transcript has times. */
export function toGoldSpan(transcript: Transcript, span: Span): GoldSpan {
  const { start, end } = toEvidence(transcript, span);
  return { ...span, ...(start === undefined ? {} : { seconds: [start, end ?? start] }) };
}
