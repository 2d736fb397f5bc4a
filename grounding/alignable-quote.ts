import type { Alignment } from "./alignment.ts";
import type { QuoteWindow } from "./find-windows.ts";
import { type GroundingIndex, joinSlot } from "./grounding-index.ts";
import type { Token } from "./token.ts";

/** Quote tokens ready for alignment: `ids` are vocabulary numbers, -1 for a word the recording does not have. */
export interface AlignableQuote {
  readonly keys: readonly string[];
  readonly ids: Int32Array;
  /** Vocabulary number of this word written together with the one before it; -3 when there is no such word. */
  readonly joinedIds: Int32Array;
  readonly memo: QuoteMemo;
}

/** What was found of a quote: several steps of a check ask for the same. */
export interface QuoteMemo {
  windows: readonly QuoteWindow[] | undefined;
  /** By the diagonal of their window. */
  readonly aligned: Map<number, Alignment>;
}

function createMemo(): QuoteMemo {
  return { windows: undefined, aligned: new Map() };
}

/** Looks the words of a quote up in one recording. */
export function toAlignable(index: GroundingIndex, tokens: readonly Token[]): AlignableQuote {
  const keys = tokens.map((token) => token.key);
  const ids = new Int32Array(keys.length);
  const joinedIds = new Int32Array(keys.length);
  let before = "";
  keys.forEach((key, at) => {
    ids[at] = index.vocabulary.get(key) ?? -1;
    const isWord = before !== "" && index.joins[joinSlot(before, key)] === 1;
    joinedIds[at] = isWord ? (index.vocabulary.get(before + key) ?? -3) : -3;
    before = key;
  });
  return { keys, ids, joinedIds, memo: createMemo() };
}

/** Quote tokens `[from, to)` by themselves. */
export function sliceOf(quote: AlignableQuote, from: number, to: number): AlignableQuote {
  if (from === 0 && to === quote.keys.length) return quote;
  return {
    keys: quote.keys.slice(from, to),
    ids: quote.ids.subarray(from, to),
    joinedIds: quote.joinedIds.subarray(from, to),
    memo: createMemo(),
  };
}
