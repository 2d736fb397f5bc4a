import { OnrecordError } from "../../errors.ts";
import { clusteredInterval, type EstimateWithInterval } from "./clustered-interval.ts";
import { defaultLevel, type Interval, intervalAround, normalCritical } from "./interval.ts";
import { type ClusteredRow, meanOf } from "./linear-estimate.ts";

/** The labels that two judges gave to the same thing. */
export interface LabelPair {
  readonly left: string;
  readonly right: string;
}

/** Kappa with its large-sample error for independent rows. */
export interface KappaResult {
  readonly value: number;
  /** J. L. Fleiss, J. Cohen and B. S. Everitt 1969, Psychological Bulletin 72. */
  readonly standardError: number;
  readonly interval: Interval;
  /** The share of pairs that agree, and the share that chance gives. */
  readonly observedAgreement: number;
  readonly expectedAgreement: number;
}

export interface KappaOptions {
  readonly level?: number;
  /** For ordered labels: how much a near miss counts. `none` unless given. */
  readonly weights?: "none" | "linear" | "quadratic";
  /** The labels in their order; needed for weights. Without it, as they sort. */
  readonly labels?: readonly string[];
}

/**
 * Cohen's kappa, (p_o − p_e) / (1 − p_e) (J. Cohen 1960; weighted: 1968), with the interval κ ± z · SE.
 * Absent when chance alone agrees always: both gave one and the same label to all.
 */
export function cohenKappa(pairs: readonly LabelPair[], options: KappaOptions = {}): KappaResult | undefined {
  const kappa = computeKappa(pairs, options);
  if (kappa === undefined) return undefined;
  const { value, influences, observedAgreement, expectedAgreement } = kappa;
  const squares = influences.reduce((sum, influence) => sum + influence ** 2, 0);
  const standardError = Math.sqrt(squares) / pairs.length;
  const interval = intervalAround(value, normalCritical(options.level ?? defaultLevel) * standardError);
  return { value, standardError, interval, observedAgreement, expectedAgreement };
}

/** Cohen's kappa with an interval clustered by recording (the delta method); absent as `cohenKappa` is. */
export function clusteredKappa(
  pairs: readonly (LabelPair & ClusteredRow)[],
  options: KappaOptions = {},
): EstimateWithInterval | undefined {
  const kappa = computeKappa(pairs, options);
  if (kappa === undefined) return undefined;
  const rows = pairs.map(({ cluster }, index) => ({
    cluster,
    value: kappa.value + (kappa.influences[index] ?? 0),
  }));
  return clusteredInterval(meanOf(rows), options.level === undefined ? {} : { level: options.level });
}

interface ComputedKappa {
  readonly value: number;
  readonly observedAgreement: number;
  readonly expectedAgreement: number;
  /** How far each pair moves the value, times the number of pairs; they add up to 0. */
  readonly influences: readonly number[];
}

function computeKappa(pairs: readonly LabelPair[], options: KappaOptions): ComputedKappa | undefined {
  if (pairs.length === 0)
    throw new OnrecordError("Kappa of no pairs is not defined. Give one pair or more.", {
      code: "bad_input",
    });
  const labels = options.labels ?? [...new Set(pairs.flatMap(({ left, right }) => [left, right]))].sort();
  const weigh = weightsOf(labels, options.weights ?? "none");
  const leftShares = countShares(pairs.map(({ left }) => left));
  const rightShares = countShares(pairs.map(({ right }) => right));
  const meanWeight = (shares: ReadonlyMap<string, number>, weight: (label: string) => number): number =>
    [...shares].reduce((sum, [label, share]) => sum + share * weight(label), 0);
  const agreements = pairs.map(({ left, right }) => weigh(left, right));
  const observed = agreements.reduce((sum, agreement) => sum + agreement, 0) / pairs.length;
  const againstRight = memoize((left) => meanWeight(rightShares, (right) => weigh(left, right)));
  const againstLeft = memoize((right) => meanWeight(leftShares, (left) => weigh(left, right)));
  const expected = meanWeight(leftShares, againstRight);
  if (1 - expected < 1e-12) return undefined;
  const value = (observed - expected) / (1 - expected);
  const influences = pairs.map(({ left, right }, index) => {
    const chance = againstRight(left) + againstLeft(right) - 2 * expected;
    return ((agreements[index] ?? 0) - observed - (1 - value) * chance) / (1 - expected);
  });
  return { value, observedAgreement: observed, expectedAgreement: expected, influences };
}

function weightsOf(
  labels: readonly string[],
  weights: "none" | "linear" | "quadratic",
): (left: string, right: string) => number {
  if (weights === "none") return (left, right) => (left === right ? 1 : 0);
  const places = new Map(labels.map((label, index) => [label, index]));
  const power = weights === "linear" ? 1 : 2;
  const widest = Math.max(1, labels.length - 1) ** power;
  return (left, right) => 1 - Math.abs((places.get(left) ?? 0) - (places.get(right) ?? 0)) ** power / widest;
}

function countShares(labels: readonly string[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const label of labels) shares.set(label, (shares.get(label) ?? 0) + 1 / labels.length);
  return shares;
}

function memoize(compute: (label: string) => number): (label: string) => number {
  const known = new Map<string, number>();
  return (label) => {
    const value = known.get(label) ?? compute(label);
    known.set(label, value);
    return value;
  };
}
