/**
 * Holm's adjusted p-values, in the order given: compared with α they keep the chance of any false finding among all
 * comparisons at α, whatever their dependence (S. Holm 1979, Scandinavian Journal of Statistics 6).
 */
export function holmAdjust(pValues: readonly number[]): number[] {
  const count = pValues.length;
  const adjusted = [...pValues];
  let highest = 0;
  for (const [rank, index] of sortedIndexes(pValues).entries()) {
    highest = Math.max(highest, Math.min(1, (count - rank) * (pValues[index] ?? 1)));
    adjusted[index] = highest;
  }
  return adjusted;
}

/**
 * Benjamini and Hochberg's adjusted p-values, in the order given: compared with α they keep the expected share of
 * false findings among all findings at α (1995, JRSS B 57). For many slices, where `holmAdjust` finds little.
 */
export function benjaminiHochbergAdjust(pValues: readonly number[]): number[] {
  const count = pValues.length;
  const adjusted = [...pValues];
  let lowest = 1;
  for (const [fromTop, index] of sortedIndexes(pValues).reverse().entries()) {
    lowest = Math.min(lowest, ((pValues[index] ?? 1) * count) / (count - fromTop));
    adjusted[index] = lowest;
  }
  return adjusted;
}

function sortedIndexes(values: readonly number[]): number[] {
  return [...values.keys()].sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
}
