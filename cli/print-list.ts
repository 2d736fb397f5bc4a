import { formatClock } from "../transcript/format-clock.ts";
import type { Transcript } from "../transcript/schema.ts";
import type { Colors } from "./colors.ts";
import { renderTable } from "./print-table.ts";

/** Stored transcripts for people, a row each. */
export function renderTranscripts(transcripts: readonly Transcript[], colors: Colors): string {
  const rows = transcripts.map((transcript) => [
    transcript.id,
    lengthOf(transcript),
    String(transcript.segments.length),
    transcript.language ?? "",
    transcript.title ?? "",
  ]);
  return renderTable(["ID", "LENGTH", "SEGMENTS", "LANGUAGE", "TITLE"], rows, colors);
}

/** The recording's length as a clock time, or that it is unknown. */
export function lengthOf(transcript: Transcript): string {
  return transcript.duration === undefined ? "unknown" : formatClock(transcript.duration);
}

/** Stored transcripts for programs, without their words. */
export function toTranscriptsJson(
  transcripts: readonly Transcript[],
): readonly Readonly<Record<string, unknown>>[] {
  return transcripts.map((transcript) => ({
    id: transcript.id,
    sha256: transcript.sha256,
    title: transcript.title ?? null,
    language: transcript.language ?? null,
    duration: transcript.duration ?? null,
    segments: transcript.segments.length,
    speakers: transcript.speakers,
    source: transcript.source,
  }));
}
