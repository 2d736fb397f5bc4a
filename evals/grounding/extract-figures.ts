import { z } from "zod";
import {
  createEvidenceIndex,
  type EvidenceIndex,
  extractHighlights,
  findMisheardNames,
  type GuessedTurn,
  guessTurns,
} from "../../grounding/index.ts";
import type { Span } from "../../transcript/index.ts";
import { type DataFiles, openDataFiles } from "../datasets/data-files.ts";
import { conversationPage, llamaconAnalysis, openConversation } from "../datasets/shared/llamacon.ts";
import { readRows } from "../datasets/shared/shared-dataset.ts";
import { overlaps, sharedLength } from "../scorers/spans.ts";
import { createRandom, drawIndex } from "../statistics/random.ts";
import { AnalysisRequest, SummaryGold } from "../tasks/schemas/summaries.ts";
import type { Figure, Measured } from "./figure.ts";

/** What the built-in engine takes out of a recording, on the annotated conversation. */
export function measureExtractFigures(dataFolder: string): Measured {
  const files = openDataFiles(dataFolder);
  return {
    figures: [...measureHighlights(files), ...measureTurns(files), ...measureNames(files)],
    errors: [],
  };
}

const TurnRow = z.object({ char_start: z.number(), char_end: z.number() });
/** Characters by which a guess may miss the first word of a turn. */
const nearTurn = 20;

/** Where another voice begins in the conversation, which has no labels; the first turn begins with the recording. */
function measureTurns(files: DataFiles): Figure[] {
  const placer = openConversation(files);
  const gold = readRows(files, "llamacon/gold.speakers.jsonl", TurnRow)
    .slice(1)
    .flatMap(
      ({ char_start: start, char_end: end }) => placer.place([start, Math.min(end, start + nearTurn)]) ?? [],
    );
  const guesses = guessTurns(files.transcript(conversationPage));
  const isRight = ({ at }: GuessedTurn) => gold.some(({ start }) => Math.abs(start - at) <= nearTurn);
  const right = guesses.filter(isRight).length;
  const sure = guesses.filter(({ sureness }) => sureness === "sure");
  const note = "one conversation, on which the rules were made";
  return [
    {
      figure: "speaker boundaries: F1",
      value: (2 * right) / (guesses.length + gold.length),
      bar: { atLeast: 0.75 },
      note,
    },
    {
      figure: "speaker boundaries: precision of the sure ones",
      value: sure.filter(isRight).length / sure.length,
      bar: { atLeast: 0.95 },
      note,
    },
  ];
}

const HeardRow = z.object({
  heard: z.string(),
  correct: z.string(),
  kind: z.string(),
  occurrences: z.array(z.number()),
});

/** The right forms as a glossary; words and numbers are none, nor names that the annotator gave within a phrase. */
function measureNames(files: DataFiles): Figure[] {
  const placer = openConversation(files);
  const rows = readRows(files, "llamacon/gold.asr-errors.jsonl", HeardRow).filter(
    ({ kind, correct }) =>
      !["word", "number"].includes(kind) && (kind !== "capitalisation" || /^\p{Lu}/u.test(correct)),
  );
  const gold = rows.flatMap(({ heard, occurrences }) =>
    occurrences.flatMap((start) => placer.place([start, start + heard.length]) ?? []),
  );
  const found = findMisheardNames(
    createEvidenceIndex(files.transcript(conversationPage)),
    rows.map(({ correct }) => correct),
  );
  const right = found.filter(({ evidence }) => gold.some((span) => overlaps(span, evidence.span)));
  const held = gold.filter((span) => found.some(({ evidence }) => overlaps(span, evidence.span)));
  const note = "one conversation; the glossary is its own names";
  return [
    {
      figure: "misheard names with a glossary: precision",
      value: right.length / found.length,
      bar: { atLeast: 0.8 },
      note,
    },
    {
      figure: "misheard names with a glossary: recall",
      value: held.length / gold.length,
      bar: { atLeast: 0.55 },
      note,
    },
  ];
}

/** The grid of stretches begins elsewhere at each length; 450 words in the mean. */
const lengths = [405, 415, 425, 435, 445, 455, 465, 475, 485, 495];
const randomDraws = 40;

function measureHighlights(files: DataFiles): Figure[] {
  return llamaconAnalysis.examples(files).flatMap((row) => {
    const index = createEvidenceIndex(files.transcript(AnalysisRequest.parse(row.input).transcript));
    const points = SummaryGold.parse(row.expected)
      .keyPoints.filter(({ importance }) => importance === "critical")
      .map(({ evidence }) => evidence);
    const shares = lengths.map((words) =>
      shareHeld(
        points,
        extractHighlights(index, { words }).flatMap(({ evidence }) => evidence.map(({ span }) => span)),
      ),
    );
    const chance = lengths.map((words) => shareByChance(index, points, words));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const random = mean(chance);
    return [
      { figure: "highlights at 450 words: main points", value: mean(shares), bar: { atLeast: 0.27 } },
      {
        figure: "highlights at 450 words: the worst of ten",
        value: Math.min(...shares),
        bar: { atLeast: random },
      },
      { figure: "highlights at 450 words: sentences drawn at random", value: random },
    ];
  });
}

/** Share of the points of which half a marked span is shown. */
function shareHeld(points: readonly (readonly Span[])[], shown: readonly Span[]): number {
  const held = points.filter((spans) =>
    spans.some((span) => sharedLength(shown, [span]) >= (span.end - span.start) / 2),
  );
  return held.length / points.length;
}

/** The mean over draws of sentences of as many words. */
function shareByChance(index: EvidenceIndex, points: readonly (readonly Span[])[], words: number): number {
  const random = createRandom(words);
  let sum = 0;
  for (let draw = 0; draw < randomDraws; draw++) {
    const left = [...index.sentences];
    const shown: Span[] = [];
    let free = words;
    while (left.length > 0 && free > 0) {
      const [sentence] = left.splice(drawIndex(random, left.length), 1);
      if (sentence === undefined || sentence.words > free + 9) continue;
      shown.push(sentence.span);
      free -= sentence.words;
    }
    sum += shareHeld(points, shown);
  }
  return sum / randomDraws;
}
