import type { Example } from "../dataset.ts";
import type { Scorer } from "../scorer.ts";
import type { SummaryGold, SummaryOutput } from "../tasks/schemas/summaries.ts";
import { coversText } from "./covers-text.ts";
import { defineScorer } from "./define-scorer.ts";
import { overlaps } from "./spans.ts";

/** An example with key points: of a summary, or of the whole graph. */
export interface KeyPointExample extends Omit<Example, "input" | "expected"> {
  readonly expected: SummaryGold;
}

type SummaryScorer = Scorer<KeyPointExample, SummaryOutput>;

const perKind = ({ slices }: KeyPointExample): string => slices["kind"] ?? "";

const evidenceRecall: SummaryScorer = defineScorer({
  name: "evidence_recall",
  title: "Key points whose evidence is cited",
  range: [0, 1],
  better: "higher",
  signature: "recall|of:key-points-with-evidence|hit:any-overlap|per:kind|invalid:0|v:1",
  applies: ({ expected }) => expected.keyPoints.some(({ evidence }) => evidence.length > 0),
  groupOf: perKind,
  judge: ({ expected }, output) => shareCited(expected.keyPoints, output),
});

const keyPointRecall: SummaryScorer = defineScorer({
  name: "key_point_recall",
  title: "Key points said in their words",
  range: [0, 1],
  better: "higher",
  signature: "recall|of:key-points|hit:half-of-content-stems|per:kind|invalid:0|v:1",
  groupOf: perKind,
  judge: ({ expected, language }, output) => shareSaid(expected.keyPoints, output, language),
});

const supportedShare: SummaryScorer = defineScorer({
  name: "supported_share",
  title: "Sentences that hold",
  range: [0, 1],
  better: "higher",
  signature: "share|of:sentences|holds:said,supported|by:builtin|none:0|per:kind|invalid:0|v:1",
  groupOf: perKind,
  judge: (_example, { statements }) => {
    const held = statements.filter(({ verdict }) => verdict === "said" || verdict === "supported");
    return statements.length === 0 ? 0 : held.length / statements.length;
  },
});

const criticalOf = ({ expected }: KeyPointExample) =>
  expected.facts.filter(({ importance }) => importance === "critical");

const criticalFacts: SummaryScorer = defineScorer({
  name: "critical_facts",
  title: "Critical facts said",
  range: [0, 1],
  better: "higher",
  signature: "recall|of:critical-facts|hit:half-of-content-stems|per:kind|invalid:0|v:1",
  applies: (example) => criticalOf(example).length > 0,
  groupOf: perKind,
  judge: (example, output) => shareSaid(criticalOf(example), output, example.language),
});

const highlights: SummaryScorer = defineScorer({
  name: "highlight_recall",
  title: "Most important points cited",
  range: [0, 1],
  better: "higher",
  signature: "recall|of:critical-key-points|hit:any-overlap|per:kind|invalid:0|v:1",
  applies: ({ expected }) => highlightsOf(expected).length > 0,
  groupOf: perKind,
  judge: ({ expected }, output) => shareCited(highlightsOf(expected), output),
});

const compression: SummaryScorer = defineScorer({
  name: "compression",
  title: "Words of the recording's",
  range: [0, 1],
  better: "lower",
  signature: "ratio|words:summary/recording|cap:1|per:kind|invalid:1|v:1",
  groupOf: perKind,
  judge: (_example, { words, spokenWords }) => Math.min(1, words / spokenWords),
});

/** What summaries are scored by; the first decides. */
export const summaryScorers: readonly SummaryScorer[] = [
  evidenceRecall,
  keyPointRecall,
  supportedShare,
  criticalFacts,
  compression,
];

/** What the whole graph's analyses are scored by; the first decides. */
export const analysisScorers: readonly SummaryScorer[] = [
  evidenceRecall,
  supportedShare,
  highlights,
  keyPointRecall,
  compression,
];

function highlightsOf({ keyPoints }: SummaryGold): SummaryGold["keyPoints"] {
  return keyPoints.filter(({ importance, evidence }) => importance === "critical" && evidence.length > 0);
}

/** Of the points with evidence. */
function shareCited(points: SummaryGold["keyPoints"], { statements }: SummaryOutput): number {
  const cited = statements.flatMap((statement) => statement.cited);
  const marked = points.filter(({ evidence }) => evidence.length > 0);
  const found = marked.filter(({ evidence }) =>
    evidence.some((gold) => cited.some((span) => overlaps(span, gold))),
  );
  return marked.length === 0 ? 0 : found.length / marked.length;
}

function shareSaid(
  points: SummaryGold["keyPoints"],
  { statements }: SummaryOutput,
  language: string | undefined,
): number {
  const text = statements.map((statement) => statement.text).join("\n");
  return points.filter((point) => coversText(text, point.text, language)).length / points.length;
}
