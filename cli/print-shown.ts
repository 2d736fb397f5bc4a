import type { Shown } from "../app/app.ts";
import { terminalSafe } from "../report/terminal-safe.ts";
import type { Segment, Transcript } from "../transcript/schema.ts";
import type { Colors } from "./colors.ts";
import type { Guess } from "./guess-more.ts";
import { lengthOf } from "./print-list.ts";
import { renderSegment } from "./print-segment.ts";

/** What `show --json` prints: absent values are null, segments are always a list; guesses where they were asked for. */
export function toShownJson(
  shown: Shown,
  guesses: readonly Guess[] | undefined,
): Readonly<Record<string, unknown>> {
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
    ...(guesses === undefined ? {} : { guesses }),
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
export function renderShown(shown: Shown, guesses: readonly Guess[] | undefined, colors: Colors): string {
  const head = [`${colors.bold("status")}    ${shown.status}`, `${colors.bold("format")}    ${shown.format}`];
  const warnings = shown.warnings.map((warning) => colors.yellow(`warning   ${terminalSafe(warning)}`));
  if (shown.transcript === undefined) return [...head, ...warnings].join("\n");
  const segments = shown.transcript.segments.flatMap((segment) => [
    renderSegment(segment, colors),
    ...(guesses ?? [])
      .filter((guess) => guess.segment === segment.id)
      .map((guess) => renderGuess(guess, colors)),
  ]);
  const counted = guesses === undefined ? [] : [`${colors.bold("guesses")}   ${guesses.length}`];
  return [
    ...describeTranscript(shown.transcript, colors),
    ...head,
    ...warnings,
    ...counted,
    "",
    ...segments,
  ].join("\n");
}

function renderGuess({ kind, by, heard, name }: Guess, colors: Colors): string {
  const words = `"${terminalSafe(heard)}"`;
  const text =
    kind === "name"
      ? `${words} may be ${terminalSafe(name ?? "")} (by ${by})`
      : `another voice may begin at ${words} (${by})`;
  return colors.yellow(`        ? ${text}`);
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
