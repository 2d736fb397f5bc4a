import { logGamma, regularizedBeta } from "./beta.ts";
import { normalQuantile } from "./normal.ts";

/** Distribution function of Student's t; the degrees of freedom need not be whole. */
export function studentCdf(t: number, degreesOfFreedom: number): number {
  const tail = 0.5 * twoSidedTail(t, degreesOfFreedom);
  return t > 0 ? 1 - tail : tail;
}

/** P(|T| ≥ |t|), the two-sided p-value; 0 for an infinite t. */
export function studentTwoSidedP(t: number, degreesOfFreedom: number): number {
  return twoSidedTail(t, degreesOfFreedom);
}

function twoSidedTail(t: number, degreesOfFreedom: number): number {
  if (!Number.isFinite(t)) return 0;
  return regularizedBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
}

/** The t with that probability below it; to about 12 digits. Infinite without a degree of freedom. */
export function studentQuantile(probability: number, degreesOfFreedom: number): number {
  if (probability === 0.5) return 0;
  if (probability < 0.5) return -studentQuantile(1 - probability, degreesOfFreedom);
  if (probability >= 1 || degreesOfFreedom <= 0) return Number.POSITIVE_INFINITY;
  return solveQuantile(probability, degreesOfFreedom);
}

/** Newton's method inside a bracket that shrinks; where a step leaves it, the bracket is halved instead. */
function solveQuantile(probability: number, degreesOfFreedom: number): number {
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let t = normalQuantile(probability);
  for (let step = 0; step < 200; step += 1) {
    const error = studentCdf(t, degreesOfFreedom) - probability;
    if (error > 0) high = t;
    else low = t;
    const newton = t - error / studentDensity(t, degreesOfFreedom);
    const inside = newton > low && newton < high;
    const halved = Number.isFinite(high) ? (low + high) / 2 : 2 * t + 1;
    const next = inside ? newton : halved;
    if (Math.abs(next - t) <= 1e-14 * Math.abs(t)) return next;
    t = next;
  }
  return t;
}

function studentDensity(t: number, degreesOfFreedom: number): number {
  const half = degreesOfFreedom / 2;
  const scale = logGamma(half + 0.5) - logGamma(half) - 0.5 * Math.log(degreesOfFreedom * Math.PI);
  return Math.exp(scale - (half + 0.5) * Math.log1p((t * t) / degreesOfFreedom));
}
