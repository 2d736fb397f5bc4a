import { OnrecordError } from "../../errors.ts";
import { binomialCdf, binomialProbability } from "./binomial.ts";
import { normalCdf } from "./normal.ts";

/** Two-sided p-values of McNemar's test; 1 where the two never differ. */
export interface McNemarResult {
  /** The one to report: exact less half the probability of what was seen. */
  readonly midP: number;
  readonly exactP: number;
  /** Of the chi-squared statistic (b − c)² / (b + c). */
  readonly asymptoticP: number;
}

/**
 * McNemar's test on rows that only one of two models gets right: `leftOnly` and `rightOnly` are the discordant
 * counts (M. W. Fagerland, S. Lydersen and P. Laake 2013, BMC Medical Research Methodology 13:91, who recommend
 * mid-p). Rows count as independent; for several rows a recording take `signFlipTest`.
 */
export function mcNemarTest(leftOnly: number, rightOnly: number): McNemarResult {
  const differing = leftOnly + rightOnly;
  if (!Number.isInteger(leftOnly) || !Number.isInteger(rightOnly) || leftOnly < 0 || rightOnly < 0)
    throw new OnrecordError(`${leftOnly} and ${rightOnly} are no counts. Give two whole numbers from 0 up.`, {
      code: "bad_input",
    });
  if (differing === 0) return { midP: 1, exactP: 1, asymptoticP: 1 };
  const fewer = Math.min(leftOnly, rightOnly);
  const tail = binomialCdf(fewer, differing, 0.5);
  const seen = binomialProbability(fewer, differing, 0.5);
  const distance = Math.abs(leftOnly - rightOnly) / Math.sqrt(differing);
  return {
    midP: Math.min(1, 2 * tail - seen),
    exactP: Math.min(1, 2 * tail),
    asymptoticP: 2 * normalCdf(-distance),
  };
}
