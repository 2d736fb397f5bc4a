import type { CueLine } from "./cue-markup.ts";

/** A cue whose markup is parsed; `line` of a rolling caption is shown again in the cues that follow it. */
export interface ParsedCue {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly CueLine[];
}

/** Shares of neighbouring cues: that repeat a line at all, and that repeat one and add one. */
const minShare = 0.3;
const minGrowth = 0.15;
const maxGap = 0.5;

/** Whether cues roll up: each repeats the last line of the one before it and adds one, as YouTube's do. */
export function isRolling(cues: readonly ParsedCue[]): boolean {
  const steps = cues.slice(1).flatMap((cue, index) => toStep(cues[index], cue) ?? []);
  const repeats = steps.filter((step) => step !== "new").length;
  const grows = steps.filter((step) => step === "grows").length;
  const hasWordTimes = cues.some((cue) => cue.lines.some((line) => line.pieces.length > 1));
  const needed = hasWordTimes ? 1 : Math.max(3, steps.length * minShare * 2);
  return (
    grows > 0 && grows >= steps.length * minGrowth && repeats >= Math.max(needed, steps.length * minShare)
  );
}

function toStep(before: ParsedCue | undefined, cue: ParsedCue): "new" | "holds" | "grows" | undefined {
  if (before === undefined || before.lines.length === 0 || cue.lines.length === 0) return undefined;
  if (cue.start <= before.start || cue.start > before.end + maxGap) return "new";
  const repeated = countRepeats(before.lines, cue.lines);
  if (repeated === 0) return "new";
  return repeated < cue.lines.length ? "grows" : "holds";
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
