import type { ScoreRow } from "../../../evals/comparison/score-rows.ts";

/** Rows with these values, so many of each recording, in one group or as `groupOf` says. */
export function rowsOf(
  values: readonly number[],
  {
    perRecording = 1,
    groupOf = () => "",
  }: { readonly perRecording?: number; readonly groupOf?: (at: number) => string } = {},
): readonly ScoreRow[] {
  return values.map((value, at) => ({
    id: `e${at}`,
    cluster: `r${Math.floor(at / perRecording)}`,
    group: groupOf(at),
    value,
  }));
}
