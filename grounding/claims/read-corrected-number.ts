import type { Token } from "../tokens.ts";

const saidCue = /\bi (?:said|told you|wrote)\b/i;

/** A figure and what was put in its place. */
export interface CorrectedNumber {
  readonly right: number;
  readonly wrong: number;
}

/** Reads `fourteen, not twelve`; `not twelve but fourteen`; `I said twelve, it was fourteen` in one sentence. */
export function readCorrectedNumber(text: string, tokens: readonly Token[]): CorrectedNumber | undefined {
  const numbers = tokens.filter((token) => token.value !== undefined && token.ordinal !== true);
  if (numbers.length < 2) return undefined;
  const denied = numbers.find((token) => isDenied(tokens, token));
  const said = saidCue.exec(text);
  const wrong = denied ?? (said === null ? undefined : numbers.find((token) => token.start > said.index));
  const right = numbers.find((token) => token !== wrong && token.value !== wrong?.value);
  if (wrong?.value === undefined || right?.value === undefined) return undefined;
  return { right: right.value, wrong: wrong.value };
}

function isDenied(tokens: readonly Token[], token: Token): boolean {
  const at = tokens.indexOf(token);
  const before = tokens
    .slice(Math.max(0, at - 2), at)
    .map((word) => word.key)
    .join(" ");
  return /(?:^|\s)not(?: the| a)?$|(?:instead of|rather than)$/.test(before);
}
