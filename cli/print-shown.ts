import type { Shown } from "../app/app.ts";
import { terminalSafe } from "../report/terminal-safe.ts";
import type { Segment, Transcript } from "../transcript/schema.ts";
import type { Colors } from "./colors.ts";
import { lengthOf } from "./print-list.ts";
import { renderSegment } from "./print-segment.ts";

/** What `show --json` prints: absent values are null, segments are always a list. */
export function toShownJson(shown: Shown): Readonly<Record<string, unknown>> {
  const transcript = shown.transcript;
  return {
    status: shown.status,
    format: shown.format,
    warnings: shown.warnings,
    ...(shown.error === undefined ? {} : { error: shown.error }),
    id: transcript?.id ?? null,
    sha256: transcript?.sha256 ?? null,
    title: transcript?.title ?? null,
    language: transcript?.language ?? null,
    duration: transcript?.duration ?? null,
    speakers: transcript?.speakers ?? [],
    segments: (transcript?.segments ?? []).map(toSegmentJson),
  };
}

function toSegmentJson(segment: Segment): Readonly<Record<string, unknown>> {
  return {
    id: segment.id,
    start: segment.start ?? null,
    end: segment.end ?? null,
    speaker: segment.speaker ?? null,
    text: segment.text,
    span: segment.span,
    source: segment.source ?? null,
  };
}

/** A source for people: what it is, what was repaired, then every segment. */
export function renderShown(shown: Shown, colors: Colors): string {
  const head = [`${colors.bold("status")}    ${shown.status}`, `${colors.bold("format")}    ${shown.format}`];
  const warnings = shown.warnings.map((warning) => colors.yellow(`warning   ${terminalSafe(warning)}`));
  if (shown.transcript === undefined) return [...head, ...warnings].join("\n");
  const segments = shown.transcript.segments.map((segment) => renderSegment(segment, colors));
  return [...describeTranscript(shown.transcript, colors), ...head, ...warnings, "", ...segments].join("\n");
}

function describeTranscript(transcript: Transcript, colors: Colors): string[] {
  const speakers = transcript.speakers.map((speaker) => `${speaker.name} (${speaker.segments})`);
  return [
    `${colors.bold("title")}     ${terminalSafe(transcript.title ?? "unknown")}`,
    `${colors.bold("id")}        ${transcript.id}`,
    `${colors.bold("language")}  ${transcript.language ?? "unknown"}`,
    `${colors.bold("length")}    ${lengthOf(transcript)}, ${transcript.segments.length} segments`,
    `${colors.bold("speakers")}  ${terminalSafe(speakers.join(", ")) || "unknown"}`,
  ];
}
