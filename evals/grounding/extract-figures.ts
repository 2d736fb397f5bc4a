import { createEvidenceIndex, type EvidenceIndex, extractHighlights } from "../../grounding/index.ts";
import type { Span } from "../../transcript/index.ts";
import { type DataFiles, openDataFiles } from "../datasets/data-files.ts";
import { llamaconAnalysis } from "../datasets/shared/llamacon.ts";
import { sharedLength } from "../scorers/spans.ts";
import { createRandom, drawIndex } from "../statistics/random.ts";
import { AnalysisRequest, SummaryGold } from "../tasks/schemas/summaries.ts";
import type { Figure, Measured } from "./figure.ts";

/** What the built-in engine takes out of a recording, on the annotated conversation. */
export function measureExtractFigures(dataFolder: string): Measured {
  const files = openDataFiles(dataFolder);
  return { figures: measureHighlights(files), errors: [] };
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
