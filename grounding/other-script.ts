import type { Token } from "./token.ts";

const scripts = [
  /\p{Script=Latin}/gu,
  /\p{Script=Cyrillic}/gu,
  /\p{Script=Greek}/gu,
  /\p{Script=Arabic}/gu,
  /\p{Script=Hebrew}/gu,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  /\p{Script=Hangul}/gu,
  /\p{Script=Thai}/gu,
  /[\u0900-\u0DFF]/g,
];
/** The beginning of a recording tells its script. */
const sample = 400;
/** Fewer letters may be a name or an outcry. */
const leastLetters = 4;

/** Number of the script that most letters at the beginning of a text are of. */
export function scriptOf(text: string): number {
  const counts = countsOf(text.slice(0, sample));
  return counts.indexOf(Math.max(...counts));
}

/**
 * No letter of the quote is of the script the recording stands in, `script` as of `scriptOf`: its words cannot be laid
 * beside each other.
 */
export function isInOtherScript(script: number, tokens: readonly Token[]): boolean {
  const quoted = tokens.map(({ key }) => key).join(" ");
  const own = scripts[script];
  if (own === undefined || quoted.search(own) >= 0) return false;
  return countsOf(quoted).reduce((sum, count) => sum + count, 0) >= leastLetters;
}

function countsOf(text: string): number[] {
  return scripts.map((script) => text.match(script)?.length ?? 0);
}
