import type { Token } from "../tokens.ts";
import { contextCuesOf } from "../word-data/context-cues.ts";

/** A figure and what was put in its place. */
export interface CorrectedNumber {
  readonly right: number;
  readonly wrong: number;
}

/** Characters before a figure in which its denial stands. */
const denialReach = 24;

/**
 * Reads `fourteen, not twelve`; `not twelve but fourteen`; `I said twelve, it was fourteen` in one sentence, of the
 * language (BCP 47) that it is in; English when absent.
 */
export function readCorrectedNumber(
  text: string,
  tokens: readonly Token[],
  language?: string,
): CorrectedNumber | undefined {
  const numbers = tokens.filter((token) => token.value !== undefined && token.ordinal !== true);
  const cues = contextCuesOf(language);
  if (numbers.length < 2 || cues === undefined) return undefined;
  const lower = text.toLowerCase();
  const denied = numbers.find(({ start }) =>
    cues.denies.test(lower.slice(Math.max(0, start - denialReach), start).replace(/[\s$€£¥₹]+$/, "")),
  );
  const said = denied === undefined ? cues.said.exec(lower) : null;
  const wrong = denied ?? (said === null ? undefined : numbers.find((token) => token.start > said.index));
  const right = numbers.find((token) => token !== wrong && token.value !== wrong?.value);
  if (wrong?.value === undefined || right?.value === undefined) return undefined;
  return { right: right.value, wrong: wrong.value };
}
