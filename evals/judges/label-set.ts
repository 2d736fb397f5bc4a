import type { Example } from "../dataset.ts";
import { sampleExamples } from "../datasets/sample.ts";
import type { JudgeItems, JudgeKind } from "./judge.ts";

/** An item with the label that a person gave it. */
export interface LabelledItem<K extends JudgeKind> {
  readonly item: JudgeItems[K];
  readonly human: "yes" | "no";
}

/** Items of one source that people have labelled; the hash is of all of it, however many are used. */
export interface LabelSet<K extends JudgeKind> {
  readonly kind: K;
  readonly name: string;
  readonly sha256: string;
  readonly items: readonly LabelledItem<K>[];
}

/** At most `count` items of a set, a fixed choice with as many of either label as there are. */
export function sampleLabels<K extends JudgeKind>(
  { items }: LabelSet<K>,
  count: number,
): readonly LabelledItem<K>[] {
  const byId = new Map(items.map((one) => [one.item.id, one]));
  const examples = items.map(({ item, human }): Example => {
    const slices = { label: human };
    return { id: item.id, recording: item.cluster, slices, input: undefined, expected: undefined };
  });
  return sampleExamples(examples, { count, by: ["label"] }).flatMap(({ id }) => byId.get(id) ?? []);
}
