import type { Token } from "./token.ts";

/** Tokens that stand in place of those up to `next`. */
export interface SpokenForm {
  readonly tokens: readonly Token[];
  readonly next: number;
}

/** One blank or nothing stands between two tokens, no comma. */
export function isNear(left: Token | undefined, right: Token | undefined): boolean {
  return left !== undefined && right !== undefined && right.start - left.end <= 1;
}

/** A number of these tokens' place. */
export function numberOver(tokens: readonly Token[], value: number): Token {
  const start = Math.min(...tokens.map((token) => token.start));
  const end = Math.max(...tokens.map((token) => token.end));
  return { key: `#${value}`, value, start, end };
}
