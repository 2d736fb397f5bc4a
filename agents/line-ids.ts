import { type Evidence, isInstruction, toEvidence } from "../grounding/index.ts";
import type { Segment, Transcript } from "../transcript/schema.ts";

/** Lines that one statement may cite; a model that repeats itself names hundreds. */
const mostCited = 24;

/**
 * The lines that a model cites, as indexes in order, each once: only ids that exist and lie among those `sent`
 * count. Reads `s0012`, `s0012 [03:41]` and runs such as `s0012-s0015`. A line that talks to a program is no evidence.
 */
export function readLineIds(
  cited: readonly string[],
  transcript: Transcript,
  sent: ReadonlySet<string>,
): number[] {
  const found = new Set<number>();
  for (const text of cited) {
    for (const run of text.matchAll(/(s\d{4,})(?:\s*(?:-|–|—|\.\.|to)\s*(s\d{4,}))?/gi)) {
      const first = indexOf(transcript, run[1]);
      const last = run[2] === undefined ? first : indexOf(transcript, run[2]);
      for (let index = first; index <= last && index < first + mostCited; index += 1) found.add(index);
    }
  }
  return [...found]
    .filter((index) => isCitable(transcript.segments[index], sent))
    .sort((a, b) => a - b)
    .slice(0, mostCited);
}

function indexOf(transcript: Transcript, id: string | undefined): number {
  return transcript.segments.findIndex((segment) => segment.id === id?.toLowerCase());
}

function isCitable(segment: Segment | undefined, sent: ReadonlySet<string>): boolean {
  return segment !== undefined && sent.has(segment.id) && !isInstruction(segment.text);
}

/** Evidence for lines by index, in order; neighbours are one piece. */
export function evidenceOfLines(transcript: Transcript, lines: readonly number[]): Evidence[] {
  const evidence: Evidence[] = [];
  let first = 0;
  while (first < lines.length) {
    let last = first;
    while (lines[last + 1] === (lines[last] ?? 0) + 1) last += 1;
    const start = transcript.segments[lines[first] ?? 0]?.span.start ?? 0;
    const end = transcript.segments[lines[last] ?? 0]?.span.end ?? 0;
    evidence.push(toEvidence(transcript, { start, end }));
    first = last + 1;
  }
  return evidence;
}

/** Indexes of the lines that pieces of evidence cover, in order, each once. */
export function linesOfEvidence(transcript: Transcript, evidence: readonly Evidence[]): number[] {
  const lines = new Set<number>();
  for (const { segments } of evidence) {
    const last = indexOf(transcript, segments[1]);
    for (let index = indexOf(transcript, segments[0]); index <= last; index += 1) lines.add(index);
  }
  return [...lines].filter((index) => index >= 0).sort((a, b) => a - b);
}

/** The segments at these indexes that do not talk to a program: what a checking model is shown. */
export function plainSegments(transcript: Transcript, lines: readonly number[]): Segment[] {
  return lines.flatMap((index) => {
    const segment = transcript.segments[index];
    return segment === undefined || isInstruction(segment.text) ? [] : [segment];
  });
}
