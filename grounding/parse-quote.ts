import type { Span } from "../transcript/schema.ts";
import { findAsides } from "./find-asides.ts";
import { isNegation } from "./is-negation.ts";
import { markRepeats } from "./mark-repeats.ts";
import type { Flag } from "./schema.ts";
import type { Token } from "./token.ts";
import { tokenize } from "./tokens.ts";

/** A quote ready to be looked up: its comparable words, and where its marked omissions cut them. */
export interface ParsedQuote {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Token numbers at which a new part begins; the first is 0. */
  readonly partStarts: readonly number[];
  /** The same without bare `…` and `...`, which may mark a pause instead of an omission. */
  readonly bracketedStarts: readonly number[];
  readonly repeated: Uint8Array;
  readonly flags: readonly Flag[];
  /** HTML tags in the quote, as they stand there. */
  readonly tags: readonly string[];
  /** The quote is longer than is compared; the rest was not looked at. */
  readonly cut: boolean;
}

/** More tokens than this of one quote are not compared; keeps the time of the longest quote bounded. */
const longestQuote = 800;
const longestText = 6_000;
/** Nobody leaves out more stretches of one passage; marks behind them cut no further. */
const mostParts = 40;

const elision = /\[\s*(?:\.\s?\.\s?\.|…)\s*\]|\(\s*(?:\.\s?\.\s?\.|…)\s*\)|…|\.\s?\.\s?\.(?:\s?\.)*/g;
const tag = /<\/?[a-z][^<>]{0,200}>/gi;
/** What an editor says of the words beside it. */
const remark =
  /[([]\s*(?:sic\s?!?|(?:our |my )?emphasis(?: (?:added|mine|ours|in (?:the )?original))?|italics (?:added|mine|ours)|énfasis (?:mío|añadido|nuestro)|grifos? (?:meus?|nossos?)|(?:c['’]est )?(?:nous|moi) qui soulign(?:ons|e)|Hervorhebung(?:en)? [^()[\]\n]{1,30}|laughs|laughter|laughing|applause|pause|inaudible|crosstalk)\s*[)\]]/giu;
/** An ending that an editor fitted to a word: `finish[ed]`. */
const ending = /(?<=\p{L})\[\p{L}{1,4}\](?!\p{L})/gu;
/** A letter that an editor fitted to the sentence around: `[W]e`. */
const firstLetter = /(?<![\p{L}\p{N}])\[(\p{L})\](?=\p{L})/gu;
const insertion = /(?<![\p{L}\p{N}])\[([^\]\n]{1,80})\](?![\p{L}\p{N}])/gu;

/** Splits a quote at `[...]`, `…` and `...`, sets `[inserted]` words aside, and reads its words in `language`. */
export function parseQuote(text: string, language?: string): ParsedQuote {
  const flags = new Set<Flag>();
  const shortened = text.slice(0, longestText);
  const marks = [...shortened.matchAll(elision)];
  const setAside = (mark: string): string => {
    flags.add("insertion");
    return " ".repeat(mark.length);
  };
  const asides = findAsides(shortened);
  if (asides.length > 0) flags.add("insertion");
  const blanked = blank(shortened, asides)
    .replace(elision, (mark) => " ".repeat(mark.length))
    .replace(remark, setAside)
    .replace(ending, setAside)
    .replace(firstLetter, "  $1")
    .replace(insertion, (mark, words: string) => (isDenial(words, language) ? ` ${words} ` : setAside(mark)));
  const read = tokenize(blanked, language);
  for (const flag of read.flags) flags.add(flag);
  const tokens = read.tokens.slice(0, longestQuote);
  const partStarts = startsAt(tokens, marks);
  const bracketedStarts = startsAt(
    tokens,
    marks.filter((mark) => /^[[(]/.test(mark[0])),
  );
  if (partStarts.length > 1) flags.add("elision");
  return {
    text,
    tokens,
    partStarts,
    bracketedStarts,
    tags: shortened.match(tag) ?? [],
    repeated: markRepeats(tokens.map((token) => token.key)),
    flags: [...flags],
    cut: shortened.length < text.length || tokens.length < read.tokens.length,
  };
}

function blank(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end),
    text,
  );
}

/** A `[not]` turns the sentence round for whoever reads it: no mere help. */
function isDenial(words: string, language: string | undefined): boolean {
  const { tokens } = tokenize(words, language);
  return tokens.length > 0 && tokens.length <= 2 && tokens.every((token) => isNegation(token, language));
}

function startsAt(tokens: readonly Token[], marks: readonly RegExpExecArray[]): number[] {
  const starts = [0];
  let start = 0;
  for (const mark of marks) {
    while (start < tokens.length && (tokens[start]?.start ?? 0) < mark.index) start++;
    if (start === tokens.length || starts.length === mostParts) break;
    if (start !== starts.at(-1)) starts.push(start);
  }
  return starts;
}
