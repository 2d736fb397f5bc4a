import { soundKey } from "./sound-key.ts";

/** `rn` for `m` and the like deceive the eye, never the ear: no recogniser makes such a slip. */
export function looksAlikeOnly(left: string, right: string): boolean {
  return shapeOf(left) === shapeOf(right) && soundKey(left) !== soundKey(right);
}

function shapeOf(word: string): string {
  return word
    .replaceAll("rn", "m")
    .replaceAll("cl", "d")
    .replaceAll("vv", "w")
    .replace(/[1|]/g, "l")
    .replaceAll("0", "o");
}
