import { OnrecordError } from "../../errors.ts";

/** The variance of single values, split between groups and what is left within them. */
export interface VarianceComponents {
  /** Of the groups' true means: what more samples a group cannot lower. Never below 0. */
  readonly between: number;
  /** Of values of one group around its mean. */
  readonly within: number;
  /** between / (between + within), the intraclass correlation; 0 where nothing varies. */
  readonly intraclassCorrelation: number;
  readonly meanSquareBetween: number;
  readonly meanSquareWithin: number;
  /** The size of a group, or for unequal groups what stands for it: (N − Σ n² / N) / (G − 1). */
  readonly groupSize: number;
}

/** A value with the group it belongs to: a sample with its row, or a row with its recording. */
export interface GroupedValue {
  readonly group: string;
  readonly value: number;
}

/**
 * One-way random-effects analysis of variance, unequal groups allowed: within = MSW,
 * between = (MSB − MSW) / n₀ (S. R. Searle, G. Casella and C. E. McCulloch 1992, Variance Components, 3.6).
 * With K samples a row it tells row from sampling variance; with rows of recordings, how much rows of one go together
 * (ICC(1,1) of P. E. Shrout and J. L. Fleiss 1979). Throws `bad_input` with fewer than two groups, or no group of two.
 */
export function splitVariance(values: readonly GroupedValue[]): VarianceComponents {
  const groups = groupValues(values);
  const count = values.length;
  if (groups.length < 2 || count <= groups.length)
    throw new OnrecordError(
      "The variance cannot be split. Give two groups or more, one of them with two values or more.",
      { code: "bad_input" },
    );
  const mean = values.reduce((sum, { value }) => sum + value, 0) / count;
  let squaresBetween = 0;
  let squaresWithin = 0;
  for (const group of groups) {
    const groupMean = group.reduce((sum, value) => sum + value, 0) / group.length;
    squaresBetween += group.length * (groupMean - mean) ** 2;
    squaresWithin += group.reduce((sum, value) => sum + (value - groupMean) ** 2, 0);
  }
  const squaredSizes = groups.reduce((sum, group) => sum + group.length ** 2, 0);
  const groupSize = (count - squaredSizes / count) / (groups.length - 1);
  const meanSquareBetween = squaresBetween / (groups.length - 1);
  const meanSquareWithin = squaresWithin / (count - groups.length);
  const between = Math.max(0, (meanSquareBetween - meanSquareWithin) / groupSize);
  const total = between + meanSquareWithin;
  return {
    between,
    within: meanSquareWithin,
    intraclassCorrelation: total === 0 ? 0 : between / total,
    meanSquareBetween,
    meanSquareWithin,
    groupSize,
  };
}

/**
 * The variance of a mean over `groups` groups with `samples` samples each: (between + within / K) / n
 * (Miller 2024). More samples lower only the second part.
 */
export function varianceOfMean(
  components: Pick<VarianceComponents, "between" | "within">,
  { groups, samples }: { readonly groups: number; readonly samples: number },
): number {
  return (components.between + components.within / samples) / groups;
}

function groupValues(values: readonly GroupedValue[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const { group, value } of values) {
    const known = groups.get(group) ?? [];
    known.push(value);
    groups.set(group, known);
  }
  return [...groups.values()];
}
