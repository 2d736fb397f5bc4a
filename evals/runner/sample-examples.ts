import { hashContent } from "../../store/blob-store.ts";
import type { Example } from "../dataset.ts";

/**
 * At most `most` examples in their order, always the same ones: of each kind (language and slices) its share, and
 * within a kind from as many recordings as there are, since examples of one recording say little more than one.
 */
export function sampleExamples(examples: readonly Example[], most: number): readonly Example[] {
  if (examples.length <= most) return examples;
  const kinds = groupBy(examples, kindOf);
  const quotas = shareOut(
    [...kinds].map(([kind, members]) => ({ kind, size: members.length })),
    most,
  );
  const chosen = new Set<Example>();
  const taken = new Map<string, number>();
  for (const [kind, members] of [...kinds].toSorted(([a], [b]) => compare(a, b))) {
    for (const example of spread(members, quotas.get(kind) ?? 0, taken)) chosen.add(example);
  }
  return examples.filter((example) => chosen.has(example));
}

function kindOf({ language, slices }: Example): string {
  const sorted = Object.entries(slices).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([language ?? "", ...sorted]);
}

/** Whole numbers that sum to `most`, in proportion to the sizes: what is left over goes to the largest remainders. */
function shareOut(
  kinds: readonly { readonly kind: string; readonly size: number }[],
  most: number,
): ReadonlyMap<string, number> {
  const total = kinds.reduce((sum, { size }) => sum + size, 0);
  const exact = kinds.map(({ kind, size }) => ({ kind, share: (size * most) / total }));
  const quotas = new Map(exact.map(({ kind, share }) => [kind, Math.floor(share)]));
  const left = most - [...quotas.values()].reduce((sum, quota) => sum + quota, 0);
  const byRemainder = exact.toSorted(
    (a, b) => (b.share % 1) - (a.share % 1) || compare(hashContent(a.kind), hashContent(b.kind)),
  );
  for (const { kind } of byRemainder.slice(0, left)) quotas.set(kind, (quotas.get(kind) ?? 0) + 1);
  return quotas;
}

/** Each time one of the recording that has given the fewest so far, `taken`; ties are broken by hashes. */
function spread(members: readonly Example[], quota: number, taken: Map<string, number>): readonly Example[] {
  const byRecording = [...groupBy(members, ({ recording }) => recording)]
    .toSorted(([a], [b]) => compare(hashContent(a), hashContent(b)))
    .map(([recording, rows]) => ({
      recording,
      rows: rows.toSorted((a, b) => compare(hashContent(a.id), hashContent(b.id))),
    }));
  return Array.from({ length: quota }).flatMap(() => {
    const left = byRecording.filter(({ rows }) => rows.length > 0);
    const fewest = Math.min(...left.map(({ recording }) => taken.get(recording) ?? 0));
    const next = left.find(({ recording }) => (taken.get(recording) ?? 0) === fewest);
    if (next !== undefined) taken.set(next.recording, fewest + 1);
    return next?.rows.splice(0, 1) ?? [];
  });
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
