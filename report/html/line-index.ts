import type { Evidence } from "../../grounding/schema.ts";
import type { Transcript } from "../../transcript/schema.ts";
import type { Entry } from "../entry.ts";

/** Evidence as lines: indexes of its first and last segment, and where in their texts it starts and ends. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
}

/** Which lines an evidence stands in, and which entries cite a line. */
export interface LineIndex {
  /** Absent when the evidence names no segment of the transcript. */
  rangeOf(evidence: Evidence): LineRange | undefined;
  /** How many entries cite the segment at that index, for or against. */
  citations(segment: number): number;
}

/** Indexes the segments of a transcript under the entries that cite them. */
export function indexLines(transcript: Transcript, entries: readonly Entry[]): LineIndex {
  const { segments } = transcript;
  const indexById = new Map(segments.map(({ id }, index) => [id, index]));
  const counts = new Map<number, number>();

  function rangeOf(evidence: Evidence): LineRange | undefined {
    const first = indexById.get(evidence.segments[0]);
    const last = indexById.get(evidence.segments[1]);
    const firstSegment = segments[first ?? -1];
    const lastSegment = segments[last ?? -1];
    if (first === undefined || last === undefined || firstSegment === undefined || lastSegment === undefined)
      return undefined;
    return {
      first,
      last: Math.max(first, last),
      from: Math.max(0, evidence.span.start - firstSegment.span.start),
      to: Math.max(0, evidence.span.end - lastSegment.span.start),
    };
  }

  for (const entry of entries) {
    for (const line of linesOf(entry, rangeOf)) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return { rangeOf, citations: (segment) => counts.get(segment) ?? 0 };
}

function linesOf(entry: Entry, rangeOf: LineIndex["rangeOf"]): Set<number> {
  const lines = new Set<number>();
  for (const evidence of [...entry.evidence, ...entry.check.counterEvidence]) {
    const range = rangeOf(evidence);
    if (range === undefined) continue;
    for (let line = range.first; line <= range.last; line += 1) lines.add(line);
  }
  return lines;
}
