import { findPassages, type Passages } from "../../grounding/index.ts";
import { openDataFiles } from "../datasets/data-files.ts";
import { dialogQuestions } from "../datasets/shared/dialogs.ts";
import { llamaconQuestions } from "../datasets/shared/llamacon.ts";
import type { SharedDataset } from "../datasets/shared/shared-dataset.ts";
import { overlaps } from "../scorers/spans.ts";
import { aurc } from "../statistics/risk-coverage.ts";
import type { QuestionExample } from "../tasks/schemas/questions.ts";
import { type CitedSpan, toCitedSpan } from "../tasks/schemas/spans.ts";
import { recallFigure, shareFigure } from "./clustered-figures.ts";
import type { Bar, Figure, Measured, WorstError } from "./figure.ts";
import { openIndexes, readQuestionExamples } from "./shared-rows.ts";

/** A question with the passages that the built-in engine cites. */
interface Asked {
  readonly example: QuestionExample;
  readonly found: Passages;
  readonly cited: readonly CitedSpan[];
  /** Place of the first citation that touches the evidence, -1 without one. */
  readonly place: number;
}

/** Longer citations count as misses, or citing everything would be right. */
const mostTurns = 6;
const abstention = "questions: answering against declining";

/** Questions on meetings, consultations and the conversation, answered without a model. */
export function measureQuestionFigures(dataFolder: string): Measured {
  const files = openDataFiles(dataFolder);
  const indexOf = openIndexes(files);
  const askAll = (dataset: SharedDataset): Asked[] =>
    readQuestionExamples(files, dataset).map((example) => {
      const index = indexOf(example.input.transcript);
      const found = findPassages(index, example.input.question, { limit: 5 });
      const cited = found.passages.map((passage) => toCitedSpan(index.transcript, passage));
      const place = cited.findIndex(
        (span) => span.turns <= mostTurns && example.expected.evidence.some((gold) => overlaps(span, gold)),
      );
      return { example, found, cited, place };
    });
  const asked = askAll(dialogQuestions);
  const open = asked.filter(({ example }) => example.slices["kind"] === "question");
  return {
    figures: [
      ...hitFigures("questions", open, [0.62, 0.79]),
      recallFigure({ figure: abstention, bar: { atLeast: 0.84 } }, open.map(toLabels)),
      {
        figure: "questions: risk of declining or answering, the surest first",
        value: aurc(open.map(toAnswer)),
      },
      ...exactFigures(asked),
      ...measureConversation(askAll(llamaconQuestions)),
    ],
    errors: open.flatMap(toError),
  };
}

function hitFigures(name: string, asked: readonly Asked[], bars: readonly number[]): Figure[] {
  const answerable = asked.filter(({ example }) => example.expected.evidence.length > 0);
  return [1, 3, 5].map((limit, at) => {
    const least = bars[at];
    const bar: { readonly bar?: Bar } = least === undefined ? {} : { bar: { atLeast: least } };
    const rows = answerable.map(({ example, place }) => ({
      cluster: example.recording,
      holds: place >= 0 && place < limit,
    }));
    return shareFigure({ figure: `${name}: evidence among the first ${limit}`, ...bar }, rows);
  });
}

function word(isAnswered: boolean): string {
  return isAnswered ? "answered" : "declined";
}

function toLabels({ example, found }: Asked) {
  return {
    cluster: example.recording,
    expected: word(example.expected.answerable),
    predicted: word(found.answered),
  };
}

function toAnswer({ example, found }: Asked) {
  return {
    confidence: found.confidence,
    loss: found.answered === example.expected.answerable ? 0 : 1,
  };
}

/** Who said an exact sentence, and when. */
function exactFigures(asked: readonly Asked[]): Figure[] {
  const who = asked.filter(({ example }) => example.slices["kind"] === "who_said");
  const when = asked.filter(({ example }) => example.slices["kind"] === "when");
  return [
    shareFigure(
      { figure: "questions: who said it" },
      who.map(({ example, found, cited }) => ({
        cluster: example.recording,
        holds: found.answered && cited[0]?.speaker === example.expected.speaker,
      })),
    ),
    shareFigure(
      { figure: "questions: when" },
      when.map(({ example, found, place }) => ({
        cluster: example.recording,
        holds: found.answered && place === 0,
      })),
    ),
  ];
}

/** The conversation's captions have no speakers; 40 words count as a turn. */
function measureConversation(asked: readonly Asked[]): Figure[] {
  const english = asked.filter(({ example }) => example.language === "en");
  return [
    ...hitFigures("llamacon questions", english, []),
    recallFigure({ figure: "llamacon questions: answering against declining" }, english.map(toLabels)),
  ];
}

function toError({ example, found, cited, place }: Asked): WorstError[] {
  const { answerable, evidence } = example.expected;
  const isMissed = evidence.length > 0 && (place < 0 || place > 2);
  if (found.answered === answerable && !isMissed) return [];
  const first = cited[0]?.text;
  return [
    {
      figure: abstention,
      id: example.id,
      recording: example.recording,
      asked: example.input.question,
      said: `${word(found.answered)}, evidence ${place < 0 ? "not cited" : `at ${place + 1}`}`,
      label: word(answerable),
      ...(first === undefined ? {} : { place: first }),
      confidence: found.confidence,
    },
  ];
}
