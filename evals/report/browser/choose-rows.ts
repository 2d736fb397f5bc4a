import type { RowIndex } from "../row-shapes.ts";

/** Which rows are shown. */
export type RowFilter = "changed" | "right_better" | "right_worse" | "not_usable" | "all";

/** Two candidates by their places in the index. */
export interface Sides {
  readonly left: number;
  readonly right: number;
}

/** Places of the rows that a filter shows, the largest change first; rows that change alike stay in their order. */
export function chooseRows(index: RowIndex, sides: Sides, filter: RowFilter): readonly number[] {
  const gains = Array.from({ length: index.rows }, (_, at) => gainOf(index, sides, at));
  const isTried = (at: number): boolean =>
    stateAt(index, sides.left, at) !== "-" || stateAt(index, sides.right, at) !== "-";
  const shown = gains.flatMap((gain, at) =>
    isTried(at) && fits(index, { ...sides, at, gain }, filter) ? [at] : [],
  );
  if (filter === "all") return shown;
  return shown.sort((a, b) => Math.abs(gains[b] ?? 0) - Math.abs(gains[a] ?? 0) || a - b);
}

/** How much better the right one is, by the first scorer; 0 where one of them has no score. */
export function gainOf({ scorers, values }: RowIndex, { left, right }: Sides, at: number): number {
  const [before, after] = [values[left]?.[at], values[right]?.[at]];
  if (typeof before !== "number" || typeof after !== "number") return 0;
  return scorers[0]?.better === "lower" ? before - after : after - before;
}

/** A candidate's state at a row, as `RowIndex` has it. */
export function stateAt({ states }: RowIndex, side: number, at: number): string {
  return states[side]?.[at] ?? "-";
}

function fits(
  index: RowIndex,
  { left, right, at, gain }: Sides & { readonly at: number; readonly gain: number },
  filter: RowFilter,
): boolean {
  const states = [stateAt(index, left, at), stateAt(index, right, at)];
  switch (filter) {
    case "changed":
      return gain !== 0 || states[0] !== states[1];
    case "right_better":
      return gain > 0;
    case "right_worse":
      return gain < 0;
    case "not_usable":
      return states.some((state) => state !== "o" && state !== "-");
    case "all":
      return true;
    default:
      return filter satisfies never;
  }
}
