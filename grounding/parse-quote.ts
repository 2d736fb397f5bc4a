import { markRepeats } from "./grounding-index.ts";
import type { Flag } from "./schema.ts";
import { type Token, tokenize } from "./tokens.ts";

/** A quote ready to be looked up: its comparable words, and where its marked omissions cut them. */
export interface ParsedQuote {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Token numbers at which a new part begins; the first is 0. */
  readonly partStarts: readonly number[];
  readonly repeated: Uint8Array;
  readonly flags: readonly Flag[];
  /** The quote is longer than is compared; the rest was not looked at. */
  readonly cut: boolean;
}

/** More tokens than this of one quote are not compared; keeps the time of the longest quote bounded. */
const longestQuote = 2500;
const longestText = 40_000;

const elision = /\[\s*(?:\.\s?\.\s?\.|…)\s*\]|\(\s*(?:\.\s?\.\s?\.|…)\s*\)|…|\.\s?\.\s?\.(?:\s?\.)*/g;
const insertion = /(?<![\p{L}\p{N}])\[([^\]\n]{1,80})\](?![\p{L}\p{N}])/gu;

/** Splits a quote at `[...]`, `…` and `...`, sets `[inserted]` words aside, and reads its words in `language`. */
export function parseQuote(text: string, language?: string): ParsedQuote {
  const flags = new Set<Flag>();
  const shortened = text.slice(0, longestText);
  const cuts = [...shortened.matchAll(elision)].map((match) => match.index);
  const blanked = shortened
    .replace(elision, (mark) => " ".repeat(mark.length))
    .replace(insertion, (mark) => {
      flags.add("insertion");
      return " ".repeat(mark.length);
    });
  const read = tokenize(blanked, language);
  for (const flag of read.flags) flags.add(flag);
  const tokens = read.tokens.slice(0, longestQuote);
  const partStarts = [0, ...cuts.map((cut) => tokens.findIndex((token) => token.start >= cut))].filter(
    (start, at, all) => start >= 0 && all.indexOf(start) === at,
  );
  if (partStarts.length > 1) flags.add("elision");
  return {
    text,
    tokens,
    partStarts,
    repeated: markRepeats(numbered(tokens)),
    flags: [...flags],
    cut: shortened.length < text.length || tokens.length < read.tokens.length,
  };
}

function numbered(tokens: readonly Token[]): Int32Array {
  const seen = new Map<string, number>();
  return Int32Array.from(tokens, ({ key }) => {
    const id = seen.get(key) ?? seen.size;
    seen.set(key, id);
    return id;
  });
}
