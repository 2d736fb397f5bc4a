import type { Transcript } from "../transcript/schema.ts";
import { toTurns } from "../transcript/turns.ts";
import { estimateTokens } from "./context-fit.ts";
import { toNumberedLines } from "./numbered-lines.ts";

/** Lines of a recording from one index to another, both in it. */
export interface Part {
  readonly first: number;
  readonly last: number;
}

/**
 * Cuts a recording into parts of at most `maxTokens` each, about alike in size, at ends of turns; a turn that is
 * longer is cut at ends of lines. A line longer than that is a part of its own. The parts cover every line once.
 */
export function splitParts(transcript: Transcript, maxTokens: number): Part[] {
  const costs = transcript.segments.map((segment) => estimateTokens(`${toNumberedLines([segment])}\n`));
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  const fair = total / Math.max(1, Math.ceil(total / maxTokens));
  const parts: Part[] = [];
  let first = 0;
  let size = 0;
  const cut = (end: number): void => {
    if (end > first) parts.push({ first, last: end - 1 });
    first = end;
    size = 0;
  };
  for (const { segments } of toTurns(transcript)) {
    const [from, to] = segments;
    const turn = costs.slice(from, to + 1).reduce((sum, cost) => sum + cost, 0);
    if (size > 0 && (size + turn > maxTokens || size + turn / 2 > fair)) cut(from);
    for (let line = from; line <= to; line += 1) {
      const cost = costs[line] ?? 0;
      if (size > 0 && size + cost > maxTokens) cut(line);
      size += cost;
    }
  }
  cut(transcript.segments.length);
  return parts;
}

/** A part as two of about as many lines; a part of one line cannot be halved. */
export function halvePart({ first, last }: Part): readonly Part[] {
  if (first >= last) return [];
  const middle = Math.floor((first + last) / 2);
  return [
    { first, last: middle },
    { first: middle + 1, last },
  ];
}
