import type { Evidence } from "../grounding/schema.ts";
import { terminalSafe } from "../report/terminal-safe.ts";
import { formatClock } from "../transcript/format-clock.ts";
import type { Segment } from "../transcript/schema.ts";
import type { Colors } from "./colors.ts";

/** One line of the recording for people: `[12:34] s0123 Ada: words`. */
export function renderSegment(segment: Segment, colors: Colors): string {
  return renderLine({ ...segment, place: segment.id }, colors);
}

/** A passage for people: `[12:34] s0123-s0125 Ada: words`. */
export function renderEvidence(evidence: Evidence, colors: Colors): string {
  const [first, last] = evidence.segments;
  return renderLine({ ...evidence, place: first === last ? first : `${first}-${last}` }, colors);
}

interface Line {
  readonly start?: number;
  readonly speaker?: string;
  readonly text: string;
  readonly place: string;
}

function renderLine(line: Line, colors: Colors): string {
  const text = terminalSafe(line.text).replace(/\s*\n\s*/g, " ");
  const speaker = line.speaker === undefined ? "" : `${colors.bold(terminalSafe(line.speaker))}: `;
  return `${colors.cyan(`[${line.start === undefined ? "--:--" : formatClock(line.start)}]`)} ${colors.dim(line.place)} ${speaker}${text}`;
}
