import { logGamma } from "./beta.ts";

/** P(X = k) for X binomial with `trials` and `probability`. */
export function binomialProbability(k: number, trials: number, probability: number): number {
  if (probability <= 0) return k === 0 ? 1 : 0;
  if (probability >= 1) return k === trials ? 1 : 0;
  const ways = logGamma(trials + 1) - logGamma(k + 1) - logGamma(trials - k + 1);
  return Math.exp(ways + k * Math.log(probability) + (trials - k) * Math.log1p(-probability));
}

/** P(X ≤ k), summed. */
export function binomialCdf(k: number, trials: number, probability: number): number {
  let sum = 0;
  for (let at = 0; at <= k; at += 1) sum += binomialProbability(at, trials, probability);
  return Math.min(1, sum);
}
