import type { ClaimVerdict } from "../schema.ts";
import type { ClaimFeatures, ClaimMeasure } from "./measure-claim.ts";

/** Probability of each verdict, summing to 1. */
export type ClaimScores = Record<ClaimVerdict, number>;

/** What rules found; each is decisive by itself. */
export interface HardFindings {
  readonly contradicted: boolean;
  readonly notInSource: boolean;
  readonly overstated: boolean;
}

/**
 * Logistic weights of "supported", fitted once on the 652 development claims (QMSum and DiaSumFact, both sets and
 * both classes weighted alike, L2 5) and rounded. `test/grounding/score-claims.ts` fits them again and reports them
 * by cross-validation grouped by document.
 */
const weights: ClaimFeatures = {
  triple: 2.9,
  attribution: 1.2,
  denial: -5,
  numbersAbsent: -0.9,
  numbersElsewhere: -1.2,
  namesAbsent: -2.2,
  size: 0.85,
};
const bias = -3.25;
/** Under this share of the claim's words anywhere there is nothing to judge by. */
const nothingUnder = 0.3;

/** Probability that the recording supports a claim with these features, in (0, 1). */
export function supportProbability(features: ClaimFeatures): number {
  let sum = bias;
  for (const [name, weight] of Object.entries(weights))
    sum += weight * (features[name as keyof ClaimFeatures] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** Turns features and rules into a probability for each verdict. */
export function judgeClaim(measure: ClaimMeasure, hard: HardFindings): ClaimScores {
  const { features } = measure;
  const support =
    measure.anywhere < nothingUnder
      ? Math.min(0.2, supportProbability(features))
      : supportProbability(features);
  if (hard.contradicted) return spread("contradicted", 0.8, support);
  if (hard.notInSource) return spread("not_in_source", 0.8, support);
  if (hard.overstated) return spread("overstated", 0.7, support);
  return soften(measure, support);
}

function spread(verdict: ClaimVerdict, share: number, support: number): ClaimScores {
  const scores = { supported: 0, overstated: 0, contradicted: 0, not_in_source: 0, uncertain: 0 };
  const supported = (1 - share) * support;
  const rest = (1 - share - supported) / 3;
  const others = { ...scores, overstated: rest, contradicted: rest, not_in_source: rest, uncertain: rest };
  const free = 1 - share - supported - rest * 3;
  return { ...others, supported: supported + free, [verdict]: share };
}

/** Without a rule: what is not supported is absent where little of it stands, else it cannot be told from words. */
function soften(measure: ClaimMeasure, support: number): ClaimScores {
  const rest = 1 - support;
  const missing = Math.min(1, Math.max(0, (0.75 - measure.window) / 0.4));
  const turned = measure.features.denial * 0.3;
  const absent = rest * missing * 0.9;
  const contradicted = (rest - absent) * Math.min(0.4, turned + 0.1);
  const overstated = (rest - absent) * 0.12;
  return {
    supported: support,
    overstated,
    contradicted,
    not_in_source: absent,
    uncertain: rest - absent - contradicted - overstated,
  };
}

/** The likeliest verdict; ties go to the more careful one. */
export function chooseVerdict(scores: ClaimScores): ClaimVerdict {
  const careful: readonly ClaimVerdict[] = [
    "uncertain",
    "not_in_source",
    "contradicted",
    "overstated",
    "supported",
  ];
  if (scores.supported >= 0.5) return "supported";
  return careful
    .filter((verdict) => verdict !== "supported")
    .reduce((best, verdict) => (scores[verdict] > scores[best] ? verdict : best));
}
