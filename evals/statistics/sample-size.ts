import { OnrecordError } from "../../errors.ts";
import { defaultLevel, normalCritical, studentCritical } from "./interval.ts";
import { normalCdf, normalQuantile } from "./normal.ts";
import { studentQuantile } from "./student-t.ts";

/** How sure a plan is to be: the level of the interval and the chance to find a true difference. */
export interface PlanOptions {
  readonly level?: number;
  /** 0.8 unless given. */
  readonly power?: number;
}

export const defaultPower = 0.8;

/** What a plan by rows starts from. */
export interface RowsPlan extends PlanOptions {
  /** The true difference that is to be found. */
  readonly difference: number;
  /**
   * Of one row's (paired) difference. With K_A and K_B samples a row: ω² + σ_A²/K_A + σ_B²/K_B (Miller 2024), where
   * ω² is what `splitVariance` calls `between` and σ² what it calls `within`.
   */
  readonly variance: number;
  /** How much rows of one recording repeat each other; 1, independent rows, unless given. */
  readonly designEffect?: number;
}

/** Rows for a two-sided test: (z_{1−α/2} + z_power)² · variance · design effect / difference², rounded up. */
export function rowsNeeded(plan: RowsPlan): number {
  if (plan.difference === 0)
    throw new OnrecordError("No number of rows shows a difference of 0. Name one that would matter.", {
      code: "bad_input",
    });
  const variance = plan.variance * (plan.designEffect ?? 1);
  return Math.ceil((sumCritical(plan) ** 2 * variance) / plan.difference ** 2 - 1e-9);
}

/** The smallest true difference that so many rows show with that power. */
export function detectableDifference(rows: number, plan: Omit<RowsPlan, "difference">): number {
  return sumCritical(plan) * Math.sqrt((plan.variance * (plan.designEffect ?? 1)) / rows);
}

/** The chance that a two-sided test finds a true difference, by the normal approximation. */
export function powerOf(difference: number, standardError: number, level = defaultLevel): number {
  const critical = normalCritical(level);
  const distance = Math.abs(difference) / standardError;
  return normalCdf(distance - critical) + normalCdf(-distance - critical);
}

function sumCritical({ level = defaultLevel, power = defaultPower }: PlanOptions): number {
  return normalCritical(level) + normalQuantile(power);
}

/**
 * 1 + ((1 + cv²) m − 1) ρ: how many times more rows clustering costs, for recordings of m rows on average with
 * coefficient of variation cv, and an intraclass correlation ρ (L. Kish 1965; unequal sizes: S. M. Eldridge, D. Ashby
 * and S. Kerry 2006, International Journal of Epidemiology 35).
 */
export function designEffect(clusters: {
  readonly rowsPerRecording: number;
  readonly intraclassCorrelation: number;
  readonly sizeVariation?: number;
}): number {
  const variation = clusters.sizeVariation ?? 0;
  const size = (1 + variation ** 2) * clusters.rowsPerRecording;
  return 1 + (size - 1) * clusters.intraclassCorrelation;
}

/** What a plan by recordings starts from: what so many recordings have given. */
export interface RecordingsPlan extends PlanOptions {
  readonly difference: number;
  readonly standardError: number;
  readonly recordings: number;
  /** `recordings` − 1 unless given; less where sizes are unequal. */
  readonly degreesOfFreedom?: number;
}

/** Fewer recordings cannot differ at the level of 0.95: the two-sided sign-flip test has 2 / 2^G at least. */
export const fewestRecordings = 6;

/** Under so many the sign-flip test finds much less than a t test would, so that no plan asks for fewer. */
const fewestPlanned = 8;

/**
 * Recordings like those seen for a true difference to be found: the smallest G with
 * (t_{1−α/2} + t_{power}) · SE · √(recordings / G) ≤ |difference|, the t's degrees of freedom growing with G − 1.
 * Infinite for a difference of 0.
 */
export function recordingsNeeded(plan: RecordingsPlan): number {
  const { level = defaultLevel, power = defaultPower, recordings } = plan;
  if (plan.difference === 0 || !Number.isFinite(plan.standardError)) return Number.POSITIVE_INFINITY;
  const perRecording = (plan.standardError ** 2 * recordings) / plan.difference ** 2;
  const freedom = (plan.degreesOfFreedom ?? recordings - 1) / Math.max(1, recordings - 1);
  const isEnough = (groups: number): boolean => {
    const degrees = freedom * (groups - 1);
    const critical = studentCritical(level, degrees) + studentQuantile(power, degrees);
    return critical ** 2 * perRecording <= groups * (1 + 1e-9);
  };
  let groups = Math.max(fewestPlanned, Math.ceil(sumCritical(plan) ** 2 * perRecording - 1e-9));
  // The t quantiles cost about two recordings more, with few degrees of freedom some more.
  for (let step = 0; step < 200 && !isEnough(groups); step += 1) groups += 1;
  return groups;
}
