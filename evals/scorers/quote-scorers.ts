import type { QuoteVerdict } from "../../grounding/schema.ts";
import type { Scorer } from "../scorer.ts";
import type { QuoteExample, QuoteOutput } from "../tasks/schemas/quotes.ts";
import { defineScorer } from "./define-scorer.ts";
import { calibration, riskCoverage } from "./rank-scorers.ts";
import { hullOf, overlapShare } from "./spans.ts";

type QuoteScorer = Scorer<QuoteExample, QuoteOutput>;

const mostSecondsOff = 60;

const macroRecall: QuoteScorer = defineScorer({
  name: "macro_recall",
  title: "Macro-recall of verdicts",
  range: [0, 1],
  better: "higher",
  signature: "macro-recall|classes:gold|uncertain:wrong|invalid:0|v:1",
  groupOf: (example) => rightVerdicts(example)[0] ?? "",
  judge: (example, { verdict }) => ({
    value: isRight(example, verdict) ? 1 : 0,
    reason: `${verdict}, where ${rightVerdicts(example).join(" or ")} is right`,
  }),
});

function placeAt(least: number): QuoteScorer {
  const percent = Math.round(least * 100);
  return defineScorer({
    name: `place_iou_${percent}`,
    title: `Right place (IoU ≥ .${percent})`,
    range: [0, 1],
    better: "higher",
    signature: `iou>=${least}|span:hull|unit:utf16|invalid:0|v:1`,
    applies: ({ expected }) => expected.evidence.length > 0,
    judge: ({ expected }, { parts }) => {
      const share = overlapShare(hullOf(parts), hullOf(expected.evidence));
      return { value: share >= least ? 1 : 0, reason: `intersection over union ${share.toFixed(2)}` };
    },
  });
}

const falseSaid: QuoteScorer = defineScorer({
  name: "false_said",
  title: "Called said, but was not",
  range: [0, 1],
  better: "lower",
  signature: "false-said|of:not-said-rows|invalid:1|v:1",
  applies: (example) => !isRight(example, "said"),
  judge: (_example, { verdict }) => (verdict === "said" ? 1 : 0),
});

const speaker: QuoteScorer = defineScorer({
  name: "speaker",
  title: "Right speaker",
  range: [0, 1],
  better: "higher",
  signature: "speaker|equal:exact|invalid:0|v:1",
  applies: ({ expected }) => expected.speaker !== undefined,
  judge: ({ expected }, { parts }) => {
    const found = parts[0]?.speaker;
    return { value: found === expected.speaker ? 1 : 0, reason: found ?? "no speaker is named" };
  },
});

const secondsOff: QuoteScorer = defineScorer({
  name: "seconds_off",
  title: "Seconds off the start",
  range: [0, mostSecondsOff],
  better: "lower",
  signature: `seconds-off|cap:${mostSecondsOff}|no-place:${mostSecondsOff}|invalid:${mostSecondsOff}|v:1`,
  applies: ({ expected }) => expected.evidence[0]?.seconds !== undefined,
  judge: ({ expected }, { parts }) => {
    const [wanted] = expected.evidence[0]?.seconds ?? [0];
    const found = parts[0]?.seconds?.[0];
    return found === undefined ? mostSecondsOff : Math.min(mostSecondsOff, Math.abs(found - wanted));
  },
});

const flagged: QuoteScorer = defineScorer({
  name: "flagged",
  title: "Trick is flagged",
  range: [0, 1],
  better: "higher",
  signature: "flagged|any-of:gold|invalid:0|v:1",
  applies: ({ expected }) => expected.flags.length > 0,
  judge: ({ expected }, { flags }) => (expected.flags.some((flag) => flags.includes(flag)) ? 1 : 0),
});

const fellBack: QuoteScorer = defineScorer({
  name: "fell_back",
  title: "Model's answer not usable",
  range: [0, 1],
  better: "lower",
  signature: "fell-back|invalid:1|v:1",
  judge: (_example, output) => (output.fellBack ? 1 : 0),
});

const confidence = {
  of: "verdict",
  judge: (example: QuoteExample, output: QuoteOutput) => ({
    confidence: output.confidence,
    value: isRight(example, output.verdict) ? 1 : 0,
  }),
};

/** What the checks of quotes are scored by; the first decides. */
export const quoteScorers: readonly QuoteScorer[] = [
  macroRecall,
  placeAt(0.5),
  placeAt(0.8),
  falseSaid,
  speaker,
  secondsOff,
  flagged,
  riskCoverage(confidence),
  calibration(confidence),
  fellBack,
];

function rightVerdicts({ expected: { verdict } }: QuoteExample): readonly QuoteVerdict[] {
  return typeof verdict === "string" ? [verdict] : verdict;
}

function isRight(example: QuoteExample, verdict: QuoteVerdict): boolean {
  return rightVerdicts(example).includes(verdict);
}
