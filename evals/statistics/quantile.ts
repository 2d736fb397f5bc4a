import { OnrecordError } from "../../errors.ts";
import { binomialProbability } from "./binomial.ts";
import { defaultLevel, type Interval } from "./interval.ts";

/** The quantile of values by linear interpolation (type 7 of R. J. Hyndman and Y. Fan 1996; numpy's default). */
export function quantile(values: readonly number[], probability: number): number {
  return quantileOfSorted(
    [...values].sort((one, other) => one - other),
    probability,
  );
}

/** The same of values that are sorted already. */
export function quantileOfSorted(sorted: readonly number[], probability: number): number {
  if (sorted.length === 0)
    throw new OnrecordError("No values have no quantile. Give one value or more.", { code: "bad_input" });
  const place = (sorted.length - 1) * probability;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/**
 * An interval for a quantile from order statistics, whatever the distribution (H. A. David and H. N. Nagaraja 2003,
 * Order Statistics, 7.1): each side leaves out at most half of 1 − level. An end that so few values cannot give is
 * infinite, as the upper one of a 95th percentile under 72 values.
 */
export function quantileInterval(
  values: readonly number[],
  probability: number,
  level = defaultLevel,
): Interval {
  const sorted = [...values].sort((one, other) => one - other);
  const tail = (1 - level) / 2;
  let below = 0;
  let lower = Number.NEGATIVE_INFINITY;
  let upper = Number.POSITIVE_INFINITY;
  for (let count = 0; count < sorted.length; count += 1) {
    // The (count+1)-th value is above the quantile exactly when at most `count` values are below it.
    below += binomialProbability(count, sorted.length, probability);
    if (below <= tail) lower = sorted[count] ?? lower;
    if (below >= 1 - tail) {
      upper = sorted[count] ?? upper;
      break;
    }
  }
  return { lower, upper };
}
