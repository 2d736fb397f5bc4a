import type { GroundingIndex } from "./grounding-index.ts";
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

/** No letter of the quote is of the script the recording stands in: its words cannot be laid beside each other. */
export function isInOtherScript(index: GroundingIndex, tokens: readonly Token[]): boolean {
  const quoted = countsOf(tokens.map(({ key }) => key).join(" "));
  const spoken = countsOf(index.transcript.text.slice(0, sample));
  const main = spoken.indexOf(Math.max(...spoken));
  const others = quoted.reduce((sum, count) => sum + count, 0);
  return quoted[main] === 0 && others >= leastLetters;
}

function countsOf(text: string): number[] {
  return scripts.map((script) => text.match(script)?.length ?? 0);
}
