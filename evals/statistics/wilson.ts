import { OnrecordError } from "../../errors.ts";
import { defaultLevel, type Interval, normalCritical } from "./interval.ts";

/**
 * Wilson's score interval of a proportion:
 * (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n) (E. B. Wilson 1927, JASA 22).
 * Rows count as independent; `clusteredProportion` is for rows of the same recordings. `trials` need not be whole.
 * No trials give [0, 1].
 */
export function wilsonInterval(successes: number, trials: number, level = defaultLevel): Interval {
  if (!(successes >= 0 && successes <= trials))
    throw new OnrecordError(`${successes} of ${trials} is no share. Give 0 to ${trials} successes.`, {
      code: "bad_input",
    });
  if (trials === 0) return { lower: 0, upper: 1 };
  const share = successes / trials;
  const z2 = normalCritical(level) ** 2;
  const middle = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const spread = Math.sqrt(z2 * ((share * (1 - share)) / trials + z2 / (4 * trials * trials)));
  const halfWidth = spread / (1 + z2 / trials);
  // At the border the formula gives 0 and 1 up to the last digit; a bound beyond it would be no share.
  return {
    lower: successes === 0 ? 0 : Math.max(0, middle - halfWidth),
    upper: successes === trials ? 1 : Math.min(1, middle + halfWidth),
  };
}
