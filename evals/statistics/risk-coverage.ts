import { OnrecordError } from "../../errors.ts";

/** An answer with the confidence it was given and what it cost: 0 right, 1 wrong, or between. */
export interface ConfidentAnswer {
  readonly confidence: number;
  readonly loss: number;
}

/** The mean loss of the most confident answers, at one coverage. */
export interface RiskPoint {
  /** Share of answers given, in (0, 1]. */
  readonly coverage: number;
  readonly risk: number;
  /** The confidence of the last answer given. */
  readonly confidence: number;
}

/**
 * The risk at each coverage k/n, answers from the most to the least confident (Y. Geifman and R. El-Yaniv 2017).
 * Answers of one confidence come in no order of their own: each point is the mean over all orders of theirs.
 */
export function riskCoverage(answers: readonly ConfidentAnswer[]): RiskPoint[] {
  const sorted = [...answers].sort((one, other) => other.confidence - one.confidence);
  const points: RiskPoint[] = [];
  let loss = 0;
  for (const equal of groupEqual(sorted)) {
    const mean = equal.reduce((sum, answer) => sum + answer.loss, 0) / equal.length;
    for (const { confidence } of equal) {
      loss += mean;
      const given = points.length + 1;
      points.push({ coverage: given / sorted.length, risk: loss / given, confidence });
    }
  }
  return points;
}

/** Runs of one confidence. */
function groupEqual(sorted: readonly ConfidentAnswer[]): ConfidentAnswer[][] {
  const groups: ConfidentAnswer[][] = [];
  for (const answer of sorted) {
    const last = groups.at(-1);
    if (last?.[0]?.confidence === answer.confidence) last.push(answer);
    else groups.push([answer]);
  }
  return groups;
}

/** The area under the risk-coverage curve, the mean of its n risks; lower is better. */
export function aurc(answers: readonly ConfidentAnswer[]): number {
  if (answers.length === 0)
    throw new OnrecordError("The risk of no answers is not defined. Give one answer or more.", {
      code: "bad_input",
    });
  return riskCoverage(answers).reduce((sum, { risk }) => sum + risk, 0) / answers.length;
}

/**
 * E-AURC: the AURC less that of a perfect order, r + (1 − r) ln(1 − r) with r the risk of all answers
 * (Y. Geifman, G. Uziel and R. El-Yaniv 2019, Bias-Reduced Uncertainty Estimation). For losses of 0 or 1.
 */
export function excessAurc(answers: readonly ConfidentAnswer[]): number {
  const risk = answers.reduce((sum, { loss }) => sum + loss, 0) / answers.length;
  const perfect = risk < 1 ? risk + (1 - risk) * Math.log1p(-risk) : 1;
  return aurc(answers) - perfect;
}
