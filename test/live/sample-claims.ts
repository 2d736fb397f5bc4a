import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";

/** A row of ../shared/data/verification/claims.jsonl; what else it holds is not read. */
export const ClaimRow = z.object({
  id: z.string(),
  doc_id: z.string(),
  claim: z.string(),
  label: z.enum(["supported", "contradicted", "not_in_source", "unsupported"]),
  dataset: z.string(),
});
export type ClaimRow = z.infer<typeof ClaimRow>;

/**
 * A fixed sample: of each set half, of each label of a set alike, in an order cut from the ids, so that a shorter
 * sample is the beginning of a longer one and as well mixed.
 */
export function sampleClaims(file: URL, count: number): readonly ClaimRow[] {
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => ClaimRow.parse(JSON.parse(line)));
  const strata = [...groupBy(rows, ({ dataset }) => dataset).values()].map((set) =>
    takeInTurn([...groupBy(set, ({ label }) => label).values()].map(inOrderOfHash)),
  );
  return takeInTurn(strata).slice(0, count);
}

/** Items by a key, the keys in order of their names. */
export function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const keys = [...new Set(items.map(keyOf))].sort();
  return new Map(keys.map((key) => [key, items.filter((item) => keyOf(item) === key)]));
}

function inOrderOfHash(rows: readonly ClaimRow[]): readonly ClaimRow[] {
  const rank = ({ id }: ClaimRow): string => createHash("sha256").update(id).digest("hex");
  return [...rows].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function takeInTurn<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }).flatMap((_, index) => lists.flatMap((list) => list[index] ?? []));
}
