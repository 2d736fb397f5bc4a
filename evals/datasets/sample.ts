import { hashContent } from "../../store/blob-store.ts";
import type { Example } from "../dataset.ts";

/** How a sample is taken; `by` names the slices it is mixed by, the first one first. */
export interface SampleOptions {
  readonly count: number;
  /** Absent: all slices that examples have, in order of their names. */
  readonly by?: readonly string[] | undefined;
}

/**
 * A fixed sample, as even over the values of each slice as they allow, in an order cut from the ids: a shorter sample is
 * the beginning of a longer one, and as well mixed.
 */
export function sampleExamples(
  examples: readonly Example[],
  { count, by }: SampleOptions,
): readonly Example[] {
  const names = by ?? [...new Set(examples.flatMap(({ slices }) => Object.keys(slices)))].sort();
  return mix(examples, names).slice(0, Math.max(0, count));
}

function mix(examples: readonly Example[], names: readonly string[]): readonly Example[] {
  const [name, ...others] = names;
  if (name === undefined) return inOrderOfHash(examples);
  const strata = groupBy(examples, ({ slices }) => slices[name] ?? "");
  return takeInTurn([...strata.values()].map((stratum) => mix(stratum, others)));
}

/** Items by a key, the keys in order of their names. */
export function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function inOrderOfHash(examples: readonly Example[]): readonly Example[] {
  return examples
    .map((example) => ({ example, rank: hashContent(example.id) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ example }) => example);
}

function takeInTurn<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }).flatMap((_, index) => lists.flatMap((list) => list[index] ?? []));
}
