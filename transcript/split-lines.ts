import type { Span } from "./schema.ts";

/** The lines of a text without their ends; `\n`, `\r\n` and a lone `\r` each end one. */
export function splitLines(text: string): Span[] {
  const lines: Span[] = [];
  const ends = /\r\n?|\n/g;
  let start = 0;
  for (let match = ends.exec(text); match !== null; match = ends.exec(text)) {
    lines.push({ start, end: match.index });
    start = ends.lastIndex;
  }
  lines.push({ start, end: text.length });
  return lines;
}
