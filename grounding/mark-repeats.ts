import { isFiller } from "./word-data/closed-classes.ts";

/** Second words of asides by their first. */
const asides: ReadonlyMap<string, readonly string[]> = new Map([
  ["you", ["know", "see"]],
  ["i", ["mean", "guess"]],
  ["sort", ["of"]],
  ["kind", ["of"]],
]);
const longestRun = 4;

/**
 * 1 for tokens that speech has and an editor takes out: asides (`you know`, `I mean`), and the first copy of a run of
 * one to four words that is said again at once, hesitations and asides between the copies not counted.
 */
export function markRepeats(keys: readonly string[]): Uint8Array {
  const marks = new Uint8Array(keys.length);
  keys.forEach((key, at) => {
    if (asides.get(key)?.includes(keys[at + 1] ?? "") === true) marks.fill(1, at, at + 2);
  });
  const kept: number[] = [];
  keys.forEach((key, at) => {
    if (marks[at] === 0 && !isFiller(key)) kept.push(at);
  });
  const words = kept.map((at) => keys[at]);
  for (let size = 1; size <= longestRun; size++) {
    for (const at of runsOf(words, size)) marks[kept[at] ?? 0] = 1;
  }
  return marks;
}

/** Places of words in a run of that size that is said again at once. */
function runsOf(words: readonly (string | undefined)[], size: number): number[] {
  const places: number[] = [];
  let run = 0;
  for (let at = 0; at + size < words.length; at++) {
    run = words[at] === words[at + size] ? run + 1 : 0;
    if (run === size) for (let back = size - 1; back >= 0; back--) places.push(at - back);
    else if (run > size) places.push(at);
  }
  return places;
}
