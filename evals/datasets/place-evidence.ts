import type { Transcript } from "../../transcript/schema.ts";
import { findWords, toGoldSpan } from "./place-words.ts";

/** Where the words of a transcript that an expectation names stand. Throws a plain `RangeError` that says what is wrong. */
export type OpenTranscript = () => Transcript;

/**
 * An expectation in which the words under every `evidence` have become places of the transcript. Words must stand in it
 * once, letter by letter; places that are given as such stay.
 */
export function placeEvidence(value: unknown, open: OpenTranscript): unknown {
  if (Array.isArray(value)) return value.map((item) => placeEvidence(item, open));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, field]) => {
    const isEvidence = key === "evidence" && Array.isArray(field);
    return [key, isEvidence ? field.map((item) => place(item, open)) : placeEvidence(field, open)];
  });
  return Object.fromEntries(entries);
}

function place(item: unknown, open: OpenTranscript): unknown {
  if (typeof item !== "string") return item;
  const transcript = open();
  const found = findWords(transcript, item);
  const [span] = found;
  const shown = item.length > 60 ? `${item.slice(0, 60)}…` : item;
  if (span === undefined) {
    throw new RangeError(
      `evidence: the words "${shown}" do not stand in ${transcript.source.uri}. Copy them from what "onrecord show" prints of it`,
    );
  }
  if (found.length > 1) {
    throw new RangeError(
      `evidence: the words "${shown}" stand ${found.length} times in ${transcript.source.uri}. Add words until they stand once`,
    );
  }
  return toGoldSpan(transcript, span);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
