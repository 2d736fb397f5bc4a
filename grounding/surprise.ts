import type { AlignedStep } from "./alignment.ts";
import type { GroundingIndex } from "./grounding-index.ts";

/** So much rarer than once in the recording by chance are words that stand there for a reason, as a natural logarithm. */
export const leastSurprise = 8;

/** How much rarer than once by chance the equal words of steps are, all of them, as a natural logarithm. */
export function surpriseOf(index: GroundingIndex, steps: readonly AlignedStep[]): number {
  let surprise = -Math.log(index.tokens.length + 1);
  for (const { equal, from } of steps) if (equal) surprise += index.rarity[index.ids[from] ?? -1] ?? 0;
  return surprise;
}

/** The same of the most telling run of equal words. */
export function surpriseOfRun(index: GroundingIndex, steps: readonly AlignedStep[]): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < steps.length; at++) {
    const first = at;
    while (steps[at]?.equal === true) at++;
    if (at > first) most = Math.max(most, surpriseOf(index, steps.slice(first, at)));
  }
  return most;
}
