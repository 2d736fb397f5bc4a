import { holmAdjust } from "./adjusted-p.ts";
import type { Comparison } from "./comparison.ts";
import { defaultLevel } from "./interval.ts";
import { fewestRecordings, type PlanOptions, recordingsNeeded } from "./sample-size.ts";

/** What a comparison says of the left model against the right one. */
export interface Verdict {
  readonly verdict: "better" | "worse" | "cannot_tell";
  /** Holm's, over all comparisons that were judged together. */
  readonly adjustedP: number;
  /** How many more recordings like these would probably tell; only where the verdict does not, and where known. */
  readonly moreRecordings?: number;
  /** "better", "worse" or "cannot tell yet, about N more recordings". */
  readonly text: string;
}

export interface VerdictOptions extends PlanOptions {
  /**
   * A difference smaller than this is not worth planning for; 0.02 unless given, for scores in [0, 1]. It moves
   * `moreRecordings` only.
   */
  readonly smallestDifference?: number;
}

/**
 * Verdicts on comparisons that are read together, such as five models against one: the chance that any of them says
 * "better" or "worse" without cause stays at 1 − level (Holm). Said only when the interval leaves out 0 too.
 */
export function judgeComparisons(
  comparisons: readonly Comparison[],
  options: VerdictOptions = {},
): Verdict[] {
  const adjusted = holmAdjust(comparisons.map(({ pValue }) => pValue));
  const level = 1 - (1 - (options.level ?? defaultLevel)) / comparisons.length;
  return comparisons.map((comparison, index) => {
    const adjustedP = adjusted[index] ?? 1;
    const verdict = decide(comparison, adjustedP, 1 - (options.level ?? defaultLevel));
    if (verdict !== "cannot_tell") return { verdict, adjustedP, text: verdict };
    const moreRecordings = countMore(comparison, { ...options, level });
    return {
      verdict,
      adjustedP,
      ...(moreRecordings === undefined ? {} : { moreRecordings }),
      text: `cannot tell yet, ${tellMore(moreRecordings)}`,
    };
  });
}

function decide(comparison: Comparison, adjustedP: number, alpha: number): Verdict["verdict"] {
  const { interval } = comparison.difference;
  if (adjustedP >= alpha) return "cannot_tell";
  if (interval.lower > 0) return "better";
  return interval.upper < 0 ? "worse" : "cannot_tell";
}

function countMore({ difference }: Comparison, options: VerdictOptions): number | undefined {
  const { value, standardError, degreesOfFreedom, recordings } = difference;
  if (recordings < 2) return fewestRecordings - recordings;
  if (value === 0 && standardError === 0) return undefined;
  const target = Math.max(Math.abs(value), options.smallestDifference ?? 0.02);
  return Math.max(
    1,
    recordingsNeeded({ ...options, difference: target, standardError, degreesOfFreedom, recordings }) -
      recordings,
  );
}

const mostRecordings = 10_000;

/** "about 40 more recordings"; to two digits, as it is no better known than that. */
export function tellMore(recordings: number | undefined): string {
  if (recordings === undefined) return "as no recording differs";
  if (recordings > mostRecordings) return "more than 10,000 more recordings";
  if (recordings === 1) return "about 1 more recording";
  const step = 10 ** Math.max(0, Math.floor(Math.log10(recordings)) - 1);
  return `about ${(Math.ceil(recordings / step) * step).toLocaleString("en-US")} more recordings`;
}
