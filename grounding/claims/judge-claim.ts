import type { ClaimVerdict } from "../schema.ts";
import type { HardFindings } from "./hard-findings.ts";
import type { ClaimFeatures, ClaimMeasure } from "./measure-claim.ts";

/** Probability of each verdict, summing to 1. */
export type ClaimScores = Record<ClaimVerdict, number>;

/**
 * Logistic weights of "supported" where no rule speaks against it, fitted by scripts/fit-claims.ts on 2026-11-26
 * on the development claims (QMSum and DiaSumFact, both sets and both classes weighted alike, no weight under 0, L2 10)
 * and rounded. `evals/grounding/claim-figures.ts` reports them by document and across the two sets.
 */
const weights: ClaimFeatures = { held: 4.1, attribution: 6, size: 0.7 };
const bias = -2.05;
/** What a claim that a rule speaks against keeps of its support. */
const keptAgainst = 0.2;
/**
 * What a claim keeps of its support where that is under even: of the development claims at .46 a quarter are supported,
 * those above even as often as stated. Chosen on four fifths of the recordings each time it would be .7, which lowers
 * the gap of stated and true support on the rest from .049 to .018; less of it keeps the surest half and what is asked further.
 */
const keptUnderEven = 0.95;
/** What it keeps of it in doubt: never enough to be called supported. */
const keptInDoubt = 0.45;

/** Probability that the recording supports a claim with these features, in (0, 1). */
export function supportProbability({ held, attribution, size }: ClaimFeatures): number {
  const sum = bias + weights.held * held + weights.attribution * attribution + weights.size * size;
  return 1 / (1 + Math.exp(-sum));
}

/** Turns features and rules into a probability for each verdict. */
export function judgeClaim(measure: ClaimMeasure, hard: HardFindings): ClaimScores {
  const support = supportProbability(measure.features);
  if (hard.contradicted) return spread("contradicted", 0.8, support);
  if (hard.notInSource) return spread("not_in_source", 0.8, support);
  if (hard.overstated) return spread("overstated", 0.7, support);
  const held = hard.doubted ? keptInDoubt * support : support;
  const scores = soften(measure, held);
  if (held >= 0.5) return scores;
  const kept = keptUnderEven * held;
  return { ...scores, supported: kept, uncertain: scores.uncertain + held - kept };
}

function spread(verdict: ClaimVerdict, share: number, support: number): ClaimScores {
  const scores = { supported: 0, overstated: 0, contradicted: 0, not_in_source: 0, uncertain: 0 };
  const supported = keptAgainst * support;
  const rest = (1 - share - supported) / 3;
  const others = { ...scores, overstated: rest, contradicted: rest, not_in_source: rest, uncertain: rest };
  return { ...others, supported, [verdict]: share };
}

/** Without a rule: what is not supported is absent where little of it stands, else it cannot be told from words. */
function soften(measure: ClaimMeasure, support: number): ClaimScores {
  const rest = 1 - support;
  const missing = Math.min(1, Math.max(0, (0.75 - measure.window) / 0.4));
  const turned = measure.denial * 0.3;
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
