import { formatClock } from "../transcript/format-clock.ts";
import type { Segment } from "../transcript/schema.ts";

/** Segments as lines a model can cite: `s0012 [03:41] Ana: words`; time and speaker where known. */
export function toNumberedLines(segments: readonly Segment[]): string {
  return segments.map(toLine).join("\n");
}

function toLine(segment: Segment): string {
  const time = segment.start === undefined ? "" : ` [${formatClock(segment.start)}]`;
  const speaker = segment.speaker === undefined ? "" : ` ${segment.speaker.replace(/\s+/g, " ")}:`;
  return `${segment.id}${time}${speaker} ${segment.text.replace(/\s+/g, " ")}`;
}
