import { normalQuantile } from "./normal.ts";
import { studentQuantile } from "./student-t.ts";

/** Both ends of a confidence interval; infinite where nothing is known. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** The share of intervals that are to hold the true value, unless the caller says otherwise. */
export const defaultLevel = 0.95;

/** z of a two-sided interval: 1.96 for a level of 0.95. */
export function normalCritical(level: number): number {
  return normalQuantile(0.5 + level / 2);
}

/** t of a two-sided interval; infinite without a degree of freedom. */
export function studentCritical(level: number, degreesOfFreedom: number): number {
  return studentQuantile(0.5 + level / 2, degreesOfFreedom);
}

/** `value` ± `halfWidth`; a half width that is not a number knows nothing. */
export function intervalAround(value: number, halfWidth: number): Interval {
  const width = Number.isNaN(halfWidth) ? Number.POSITIVE_INFINITY : halfWidth;
  return { lower: value - width, upper: value + width };
}

/** The part of an interval that lies within what is possible, such as [0, 1]. */
export function clipInterval(interval: Interval, bounds: Interval): Interval {
  const clip = (end: number): number => Math.min(bounds.upper, Math.max(bounds.lower, end));
  return { lower: clip(interval.lower), upper: clip(interval.upper) };
}
