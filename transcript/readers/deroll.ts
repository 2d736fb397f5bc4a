import type { CueLine } from "./cue-markup.ts";

/** A cue whose markup is parsed; `line` of a rolling caption is shown again in the cues that follow it. */
export interface ParsedCue {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly CueLine[];
}

const minShare = 0.3;

/** Whether cues roll up: each repeats the last line of the one before it and adds one, as YouTube's do. */
export function isRolling(cues: readonly ParsedCue[]): boolean {
  let repeats = 0;
  let timed = 0;
  let pairs = 0;
  for (const [index, cue] of cues.entries()) {
    const before = cues[index - 1];
    if (cue.lines.some((line) => line.pieces.length > 1)) timed += 1;
    if (before === undefined || before.lines.length === 0 || cue.lines.length === 0) continue;
    pairs += 1;
    if (before.end > cue.start - 0.5 && countRepeats(before.lines, cue.lines) > 0) repeats += 1;
  }
  if (pairs === 0) return false;
  const needed = timed > 0 ? 1 : Math.max(3, pairs * minShare * 2);
  return repeats >= needed && repeats >= pairs * minShare;
}

/** Each line once, with the time of the cue that first shows it. */
export function derollCues(cues: readonly ParsedCue[]): ParsedCue[] {
  const fresh: ParsedCue[] = [];
  let shown: readonly CueLine[] = [];
  for (const cue of cues) {
    const lines = cue.lines.slice(countRepeats(shown, cue.lines));
    shown = cue.lines;
    if (lines.length > 0) fresh.push({ ...cue, lines });
  }
  return fresh;
}

/** How many first lines of a cue are the last lines of the one before. */
function countRepeats(before: readonly CueLine[], after: readonly CueLine[]): number {
  for (let count = Math.min(before.length, after.length, 4); count > 0; count -= 1) {
    const tail = before.slice(-count);
    if (tail.every((line, index) => isSame(line, after[index]))) return count;
  }
  return 0;
}

function isSame(left: CueLine, right: CueLine | undefined): boolean {
  return right !== undefined && squeeze(left.text) === squeeze(right.text);
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
