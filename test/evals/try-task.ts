import { createRecording, type Recording } from "../../agents/recording.ts";
import type { Tier } from "../../agents/tier.ts";
import type { Example, LoadedDataset } from "../../evals/dataset.ts";
import type { Score } from "../../evals/scorer.ts";
import type { AnyTask, TaskContext } from "../../evals/task.ts";
import type { Translator } from "../../models/translator.ts";
import { hashContent } from "../../store/blob-store.ts";
import { readTranscript } from "../../transcript/index.ts";
import { figureOf } from "./figure-of.ts";

/** A candidate: a baseline by name, or what does the work. */
export interface Candidate {
  readonly baseline?: string;
  readonly tiers?: readonly Tier[];
  readonly translator?: Translator;
  /** Absent: all of the dataset. */
  readonly examples?: readonly Example[];
}

/** Opens the recordings of a dataset, each once. */
export function openRecordings(dataset: LoadedDataset): (path: string) => Promise<Recording> {
  const known = new Map<string, Recording>();
  return async (path) => {
    const found = known.get(path);
    if (found !== undefined) return found;
    const bytes = dataset.readTranscript(path);
    const recording = createRecording(
      readTranscript({ bytes, sha256: hashContent(bytes), uri: path }).transcript,
    );
    known.set(path, recording);
    return recording;
  };
}

/** What a candidate gives for each example; `undefined` where the agent failed. */
export async function tryTask(
  task: AnyTask,
  dataset: LoadedDataset,
  { baseline, tiers = ["builtin"], translator, examples = dataset.examples }: Candidate = {},
): Promise<readonly unknown[]> {
  const context: TaskContext = {
    openRecording: openRecordings(dataset),
    tiers,
    ...(translator === undefined ? {} : { translator }),
    signal: new AbortController().signal,
    sample: 0,
  };
  const outputs: unknown[] = [];
  for (const example of examples) {
    outputs.push(
      await task.run(example, context, baseline).then(
        ({ output }) => output,
        () => undefined,
      ),
    );
  }
  return outputs;
}

/** Every figure of a task over outputs, by the scorer's name. */
export function figuresOf(
  { scorers }: AnyTask,
  examples: readonly Example[],
  outputs: readonly unknown[],
): Readonly<Record<string, number | undefined>> {
  return Object.fromEntries(
    scorers.map((scorer) => {
      const scores = examples.flatMap((example, index): Score[] => {
        const score = scorer.score(example, outputs[index]);
        return score === undefined ? [] : [score];
      });
      return [scorer.name, figureOf(scorer, scores)];
    }),
  );
}
