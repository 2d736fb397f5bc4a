import { OnrecordError } from "../../errors.ts";
import { type Comparison, fewRecordings } from "./comparison.ts";
import { fewestRecordings, recordingsNeeded } from "./sample-size.ts";
import { signFlipTest } from "./sign-flip.ts";
import { tellMore } from "./verdict.ts";

/** Whether a candidate may take the incumbent's place. */
export interface GateResult {
  readonly outcome: "pass" | "worse" | "not_enough_evidence";
  readonly margin: number;
  /** How many more recordings like these would probably decide; only without a decision. */
  readonly moreRecordings?: number;
  readonly text: string;
}

export interface GateOptions {
  /** The largest loss that is accepted, on the score's scale; 0 or more. */
  readonly margin: number;
  /** `identical` when both gave the same outputs on every row: then there is nothing to estimate. */
  readonly outputs?: "identical" | "different";
}

/**
 * A non-inferiority test of candidate less incumbent: `pass` when the whole interval lies above −margin, `worse` when
 * it lies below, else `not_enough_evidence` (G. Piaggio et al. 2012, JAMA 308; at a level of 0.95 each answer is
 * wrong in 2.5 % of cases at most). Under 12 recordings the exact sign-flip test of the recordings' distances from
 * −margin must agree; under 6 it never does.
 */
export function judgeGate(comparison: Comparison, options: GateOptions): GateResult {
  const { margin } = options;
  if (!(margin >= 0))
    throw new OnrecordError(`The margin ${margin} is no loss. Give 0 or more.`, { code: "bad_input" });
  if (options.outputs === "identical")
    return { outcome: "pass", margin, text: "pass: the outputs are the same" };
  const { interval } = comparison.difference;
  const exact = testMargin(comparison, margin);
  if (interval.lower > -margin && exact.above)
    return { outcome: "pass", margin, text: `pass: at most ${format(Math.max(0, -interval.lower))} lost` };
  if (interval.upper < -margin && exact.below)
    return { outcome: "worse", margin, text: `worse: at least ${format(-interval.upper)} lost` };
  const moreRecordings = countMore(comparison, margin);
  return {
    outcome: "not_enough_evidence",
    margin,
    moreRecordings,
    text: `not enough evidence, ${tellMore(moreRecordings)}`,
  };
}

function testMargin(
  { difference, parts }: Comparison,
  margin: number,
): { readonly above: boolean; readonly below: boolean } {
  if (difference.recordings < 2) return { above: false, below: false };
  if (parts.length === 0) {
    const enough = difference.recordings >= fewestRecordings;
    return { above: enough, below: enough };
  }
  if (parts.length >= fewRecordings) return { above: true, below: true };
  const { greaterP, lessP } = signFlipTest(parts.map(({ part, share }) => part + margin * share));
  const tail = (1 - difference.level) / 2;
  return { above: greaterP <= tail, below: lessP <= tail };
}

function countMore({ difference }: Comparison, margin: number): number {
  const { value, standardError, degreesOfFreedom, recordings, level } = difference;
  if (recordings < 2) return fewestRecordings - recordings;
  const distance = value + margin;
  return Math.max(
    1,
    recordingsNeeded({ level, difference: distance, standardError, degreesOfFreedom, recordings }) -
      recordings,
  );
}

function format(value: number): string {
  return value.toFixed(3);
}
