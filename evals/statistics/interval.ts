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

/**
 * `value` ± `halfWidth`, taken on the logit scale between the bounds, as Stata's `svy: proportion` does: it never
 * leaves them, and reaches farther to the middle than to the near end, as such figures do. Figures at an end itself,
 * or between ends that are not finite, have a plain interval.
 */
export function intervalWithin(value: number, halfWidth: number, bounds: Interval): Interval {
  const width = bounds.upper - bounds.lower;
  const share = (value - bounds.lower) / width;
  if (!(Number.isFinite(halfWidth) && share > 0 && share < 1))
    return clipInterval(intervalAround(value, halfWidth), bounds);
  const center = Math.log(share / (1 - share));
  const reach = halfWidth / (width * share * (1 - share));
  const toValue = (logit: number): number => bounds.lower + width / (1 + Math.exp(-logit));
  return { lower: toValue(center - reach), upper: toValue(center + reach) };
}

/** The part of an interval that lies within what is possible, such as [0, 1]. */
export function clipInterval(interval: Interval, bounds: Interval): Interval {
  const clip = (end: number): number => Math.min(bounds.upper, Math.max(bounds.lower, end));
  return { lower: clip(interval.lower), upper: clip(interval.upper) };
}
