import type { Dataset } from "../dataset.ts";
import { ownCoverageFile, readCoverageLabels, readPairLabels } from "./coverage-labels.ts";
import { readClaimLabels, readReferenceLabels } from "./dataset-labels.ts";
import type { JudgeKind } from "./judge.ts";
import type { LabelSet } from "./label-set.ts";

/** Where labels of people are found. */
export interface LabelPlaces {
  /** Claims with verdicts, and summaries with references. */
  readonly datasets: readonly Dataset[];
  /** The user's files of points that a summary says. */
  readonly labelFiles: readonly string[];
}

type Reader<K extends JudgeKind> = (places: LabelPlaces) => Promise<readonly LabelSet<K>[]>;

const readers: { readonly [K in JudgeKind]: Reader<K> } = {
  async key_point_covered({ datasets, labelFiles }) {
    const own = [ownCoverageFile, ...labelFiles].map(readCoverageLabels);
    const summaries = datasets.filter(({ task }) => task === "summaries");
    return [...own, ...(await Promise.all(summaries.map(readReferenceLabels)))].filter(hasItems);
  },
  async sentence_supported({ datasets }) {
    const claims = datasets.filter(({ task }) => task === "claims");
    return (await Promise.all(claims.map(readClaimLabels))).filter(hasItems);
  },
  prefer: async ({ labelFiles }) => [ownCoverageFile, ...labelFiles].map(readPairLabels).filter(hasItems),
};

/** Every label set for one kind. Throws `bad_input` with file and line. */
export async function readLabelSets<K extends JudgeKind>(
  kind: K,
  places: LabelPlaces,
): Promise<readonly LabelSet<K>[]> {
  const read: Reader<K> = readers[kind];
  return await read(places);
}

function hasItems({ items }: LabelSet<JudgeKind>): boolean {
  return items.length > 0;
}
