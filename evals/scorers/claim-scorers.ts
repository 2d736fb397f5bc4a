import type { Scorer } from "../scorer.ts";
import type { ClaimExample, ClaimLabel, ClaimOutput } from "../tasks/schemas/claims.ts";
import { defineScorer } from "./define-scorer.ts";
import { hitWithin, recallWithin } from "./evidence-scorers.ts";
import { calibration, riskCoverage } from "./rank-scorers.ts";

type ClaimScorer = Scorer<ClaimExample, ClaimOutput>;

const balancedAccuracy: ClaimScorer = defineScorer({
  name: "balanced_accuracy",
  title: "Balanced accuracy of supported",
  range: [0, 1],
  better: "higher",
  signature: "balanced-accuracy|positive:supported|per:source|uncertain:not-supported|invalid:0|v:1",
  groupOf: ({ slices, expected }) =>
    `${slices["source"] ?? ""} ${expected.verdict === "supported" ? "supported" : "rest"}`.trim(),
  judge: ({ expected }, { verdict }) => ({
    value: isSupportedRight(expected.verdict, verdict) ? 1 : 0,
    reason: `${verdict}, where ${expected.verdict} is right`,
  }),
});

const macroRecall: ClaimScorer = defineScorer({
  name: "macro_recall",
  title: "Macro-recall of verdicts",
  range: [0, 1],
  better: "higher",
  signature: "macro-recall|classes:gold|without:unsupported|uncertain:wrong|invalid:0|v:1",
  applies: ({ expected }) => expected.verdict !== "unsupported",
  groupOf: ({ expected }) => expected.verdict,
  judge: ({ expected }, { verdict }) => ({
    value: verdict === expected.verdict ? 1 : 0,
    reason: `${verdict}, where ${expected.verdict} is right`,
  }),
});

const lenientRecall: ClaimScorer = defineScorer({
  name: "lenient_recall",
  title: "Macro-recall, second labels right too",
  range: [0, 1],
  better: "higher",
  signature: "macro-recall|classes:gold|also:second-label|uncertain:wrong|invalid:0|v:1",
  applies: ({ expected }) => expected.alsoRight !== undefined,
  groupOf: ({ expected }) => expected.verdict,
  judge: ({ expected: { verdict, alsoRight = [] } }, output) =>
    [verdict, ...alsoRight].includes(output.verdict) ? 1 : 0,
});

const access = {
  goldOf: ({ expected }: ClaimExample) => expected.evidence,
  citedOf: ({ evidence, counterEvidence, verdict }: ClaimOutput) =>
    verdict === "contradicted" ? [...counterEvidence, ...evidence] : [...evidence, ...counterEvidence],
};

const confidence = {
  of: "supported-or-not",
  judge: ({ expected }: ClaimExample, { verdict, supported }: ClaimOutput) => ({
    confidence: verdict === "supported" ? supported : 1 - supported,
    value: isSupportedRight(expected.verdict, verdict) ? 1 : 0,
  }),
};

/** What the checks of claims are scored by; the first decides. */
export const claimScorers: readonly ClaimScorer[] = [
  balancedAccuracy,
  macroRecall,
  lenientRecall,
  hitWithin(1, access),
  hitWithin(3, access),
  recallWithin(5, access),
  riskCoverage(confidence),
  calibration(confidence),
];

function isSupportedRight(gold: ClaimLabel, verdict: ClaimLabel): boolean {
  return (gold === "supported") === (verdict === "supported");
}
