import { splitWords } from "../../grounding/words.ts";
import type { Scorer } from "../scorer.ts";
import type { QuestionExample, QuestionOutput } from "../tasks/schemas/questions.ts";
import { defineScorer } from "./define-scorer.ts";
import { evidenceF1, hitWithin, recallWithin } from "./evidence-scorers.ts";
import { calibration, riskCoverage } from "./rank-scorers.ts";

type QuestionScorer = Scorer<QuestionExample, QuestionOutput>;

/** A citation may begin so many seconds before the turn. */
const secondsEarly = 5;

const isOpen = ({ expected }: QuestionExample): boolean =>
  expected.speaker === undefined && expected.seconds === undefined;

const access = {
  goldOf: (example: QuestionExample) => (isOpen(example) ? example.expected.evidence : []),
  citedOf: ({ cited }: QuestionOutput) => cited,
};

const abstention: QuestionScorer = defineScorer({
  name: "abstention",
  title: "Balanced accuracy of answering",
  range: [0, 1],
  better: "higher",
  signature: "balanced-accuracy|of:answered|rows:open-questions|invalid:0|v:1",
  applies: isOpen,
  groupOf: ({ expected }) => (expected.answerable ? "answerable" : "not_answerable"),
  judge: ({ expected }, { answered }) => ({
    value: answered === expected.answerable ? 1 : 0,
    reason: answered ? "answered" : "declined",
  }),
});

const whoSaid: QuestionScorer = defineScorer({
  name: "who_said",
  title: "Right speaker",
  range: [0, 1],
  better: "higher",
  signature: "who-said|equal:first-citation's-label|invalid:0|v:1",
  applies: ({ expected }) => expected.speaker !== undefined,
  judge: ({ expected }, { answered, cited }) => {
    const found = cited[0]?.speaker;
    return {
      value: answered && found === expected.speaker ? 1 : 0,
      reason: answered ? (found ?? "no speaker") : "declined",
    };
  },
});

const when: QuestionScorer = defineScorer({
  name: "when",
  title: "Right second",
  range: [0, 1],
  better: "higher",
  signature: `when|within:turn|early:${secondsEarly}|of:first-citation|invalid:0|v:1`,
  applies: ({ expected }) => expected.seconds !== undefined,
  judge: ({ expected }, { answered, cited }) => {
    const [from, to] = expected.seconds ?? [0, 0];
    const found = cited[0]?.seconds?.[0];
    const isRight = answered && found !== undefined && found >= from - secondsEarly && found <= to;
    return { value: isRight ? 1 : 0, reason: found === undefined ? "no time" : `${found.toFixed(1)} s` };
  },
});

const answerF1: QuestionScorer = defineScorer({
  name: "answer_f1",
  title: "Token F1 of the answer",
  range: [0, 1],
  better: "higher",
  signature: "f1|unit:word|case:folded|declined:0|invalid:0|v:1",
  applies: (example) => isOpen(example) && example.expected.answer !== undefined,
  judge: ({ expected }, { answered, text }) => (answered ? wordF1(text, expected.answer ?? "") : 0),
});

const confidence = {
  of: "answering-or-declining",
  applies: isOpen,
  judge: ({ expected }: QuestionExample, { answered, confidence: sure }: QuestionOutput) => ({
    confidence: sure,
    value: answered === expected.answerable ? 1 : 0,
  }),
};

/** What answers are scored by; the first decides. */
export const questionScorers: readonly QuestionScorer[] = [
  hitWithin(3, access),
  hitWithin(1, access),
  recallWithin(5, access),
  evidenceF1(access),
  abstention,
  riskCoverage(confidence),
  calibration(confidence),
  answerF1,
  whoSaid,
  when,
];

/** F1 of the words that two texts share, each counted as often as it stands in both. */
function wordF1(text: string, reference: string): number {
  const [found, wanted] = [text, reference].map((one) => splitWords(one).map(({ norm }) => norm));
  if (found === undefined || wanted === undefined || found.length + wanted.length === 0) return 0;
  const left = [...wanted];
  let shared = 0;
  for (const word of found) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    left.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / (found.length + wanted.length);
}
