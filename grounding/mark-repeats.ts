import { isFiller } from "./word-data/closed-classes.ts";

const asides = new Set(["you know", "i mean", "you see", "sort of", "kind of", "i guess", "let us say"]);
const longestRun = 4;

/**
 * 1 for tokens that speech has and an editor takes out: asides (`you know`, `I mean`), and the first copy of a run of
 * one to four words that is said again at once, hesitations and asides between the copies not counted.
 */
export function markRepeats(keys: readonly string[]): Uint8Array {
  const marks = new Uint8Array(keys.length);
  keys.forEach((key, at) => {
    if (asides.has(`${key} ${keys[at + 1] ?? ""}`)) marks.fill(1, at, at + 2);
  });
  const kept = [...keys.keys()].filter((at) => marks[at] === 0 && !isFiller(keys[at] ?? ""));
  for (let size = 1; size <= longestRun; size++) markRuns(keys, kept, { size, marks });
  return marks;
}

function markRuns(
  keys: readonly string[],
  kept: readonly number[],
  { size, marks }: { readonly size: number; readonly marks: Uint8Array },
): void {
  let run = 0;
  for (let at = 0; at + size < kept.length; at++) {
    run = keys[kept[at] ?? 0] === keys[kept[at + size] ?? 0] ? run + 1 : 0;
    if (run < size) continue;
    for (const position of kept.slice(at - size + 1, at + 1)) marks[position] = 1;
  }
}
