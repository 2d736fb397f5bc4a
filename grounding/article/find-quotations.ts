import type { Span } from "../../transcript/schema.ts";
import { mostItems } from "./block.ts";

/** A pair of quotation marks: `outer` with the marks, `inner` the words between them. */
export interface Quotation {
  readonly outer: Span;
  readonly inner: Span;
  readonly marks: "double" | "single";
}

interface Open {
  readonly mark: string;
  readonly at: number;
}

const closers: Readonly<Record<string, string>> = {
  '"': '"',
  "“": "”“",
  "„": "“”",
  "”": "”",
  "‟": "”",
  "«": "»",
  "»": "«»",
  "「": "」",
  "『": "』",
  "＂": "＂",
};
const doubleMarks = /["“”„‟«»「」『』＂]/gu;
/** An apostrophe search looks no farther, so that many stray ones cost linear time. */
const singleReach = 1_500;

/**
 * The outermost quotations of one paragraph, in order; nested ones stay inside. A mark that is never closed
 * counts only at the paragraph's start or after a colon or comma (a quotation that goes on in the next one).
 */
export function findQuotations(text: string): Quotation[] {
  const doubles = findDoubles(text);
  const singles = findSingles(text);
  const all = [...doubles, ...singles].sort(
    (a, b) => a.outer.start - b.outer.start || b.outer.end - a.outer.end,
  );
  const outermost: Quotation[] = [];
  let end = 0;
  for (const quotation of all) {
    if (quotation.outer.start < end) continue;
    if (outermost.length > mostItems) break;
    outermost.push(quotation);
    end = quotation.outer.end;
  }
  return outermost;
}

function findDoubles(text: string): Quotation[] {
  const open: Open[] = [];
  const found: Quotation[] = [];
  for (const match of text.matchAll(doubleMarks)) {
    const at = match.index;
    const depth = findOpen(open, text, at);
    const opener = open[depth];
    if (opener !== undefined) {
      open.length = depth;
      found.push(toQuotation(opener.at, at + 1, "double"));
    } else if (canOpen(text, at)) open.push({ mark: match[0], at });
  }
  const first = open[0];
  if (first !== undefined && goesOn(text, first.at, found.at(-1)?.outer.end ?? 0)) {
    found.push({
      outer: { start: first.at, end: text.length },
      inner: { start: first.at + 1, end: text.length },
      marks: "double",
    });
  }
  return found;
}

/** A mark that is never closed, at the start or after `said:` and behind all others, opens a quotation of several paragraphs. */
function goesOn(text: string, at: number, last: number): boolean {
  return at === 0 ? last === 0 : at >= last && /[:：,]\s*$/u.test(text.slice(0, at));
}

/** Index of the open mark that the mark at `at` closes; -1 when it closes none. At most 8 nest. */
function findOpen(open: readonly Open[], text: string, at: number): number {
  const mark = text.charAt(at);
  if (!canClose(text, at)) return -1;
  for (let depth = open.length - 1; depth >= Math.max(0, open.length - 8); depth -= 1) {
    const opener = open[depth];
    if (opener !== undefined && closers[opener.mark]?.includes(mark) === true) return depth;
  }
  return -1;
}

function canClose(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if (mark === "»" || mark === "」" || mark === "』") return true;
  const spaceBefore = at === 0 || /[\s([{]/.test(text.charAt(at - 1));
  const letterAfter = /[\p{L}\p{N}]/u.test(text.charAt(at + 1));
  if (mark === "«" || mark === "“") return !(spaceBefore && letterAfter);
  return !(spaceBefore && letterAfter) && !(mark === '"' && letterAfter && spaceBefore);
}

function canOpen(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if ("«「『„“‟".includes(mark)) return true;
  if (mark === "」" || mark === "』") return false;
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  return (before === "" || /[\s([{—–\-:/>]/u.test(before)) && after !== "" && !/\s/.test(after);
}

function findSingles(text: string): Quotation[] {
  const found: Quotation[] = [];
  let from = 0;
  let clear = 0;
  for (const match of text.matchAll(/(?<![\p{L}\p{N}])['‘‚‹](?=[\p{L}¿¡[])/gu)) {
    if (match.index < from || found.length > mostItems) continue;
    const close = findSingleClose(text, match.index, Math.max(clear, match.index + 1));
    if (close === undefined) clear = match.index + singleReach;
    else {
      found.push(toQuotation(match.index, close + 1, "single"));
      from = close + 1;
    }
  }
  return found;
}

/** The first closing mark at `from` or later that follows sentence punctuation; else the first before no letter. */
function findSingleClose(text: string, open: number, from: number): number | undefined {
  const reach = text.slice(from - 1, open + singleReach);
  const closing = text.charAt(open) === "‹" ? /›/gu : /(?<=\S)['’‘](?![\p{L}\p{N}])/gu;
  let first: number | undefined;
  for (const match of reach.matchAll(closing)) {
    const at = from - 1 + match.index;
    if (at <= open) continue;
    if (/[.,!?…]/.test(text.charAt(at - 1))) return at;
    first ??= at;
  }
  return first;
}

function toQuotation(start: number, end: number, marks: "double" | "single"): Quotation {
  return { outer: { start, end }, inner: { start: start + 1, end: end - 1 }, marks };
}
