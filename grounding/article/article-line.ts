import type { Span } from "../../transcript/schema.ts";
import { namePattern } from "./person-name.ts";

/** How lines are marked up. */
export type LineFormat = "text" | "markdown";
/** What a line is by its own marks; `deep` is indented by four, code unless a list goes on. */
type LineKind = "blank" | "heading" | "bullet" | "attribution" | "quote" | "prose" | "deep" | "rule" | "skip";

/** One line of an article, with its own marks cut. */
export interface Line {
  readonly kind: LineKind;
  /** Where its words stand in the article: marks of the kind are cut. */
  readonly body: Span;
  /** Of a heading, 1 the highest; 0 for all others. */
  readonly level: number;
  readonly indented: boolean;
}

const bulletMark = /^(\s*)(?:[•·◦▪●‣∙*+\-–]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)/u;
/** A line of a pasted page that joins many caption lines is the recording, not what was written about it. */
const captionBreak = /<br\s*\/?>/gi;
const quoteMark = /^\s{0,3}>[\s>]*/;
const attributionLine = new RegExp(`^\\s*–\\s+${namePattern}\\s*(?:,.{0,80})?$`, "u");

/** The lines from `from` on, each with what its marks make of it; code and tables are to be skipped. */
export function readLines(source: string, from: number, format: LineFormat): Line[] {
  const lines: Line[] = [];
  let fence: string | undefined;
  let start = from;
  for (const raw of source.slice(from).split("\n")) {
    const mark = format === "markdown" ? readFence(raw, fence) : undefined;
    if (mark !== undefined) fence = fence === undefined ? mark : undefined;
    const isCode = fence !== undefined || mark !== undefined;
    lines.push(isCode ? toLine("skip", start, start + raw.length) : readLine(raw, start, format));
    start += raw.length + 1;
  }
  return lines;
}

/** The marks of a line that opens a block of code, or that closes the one opened by `open`. */
function readFence(raw: string, open: string | undefined): string | undefined {
  const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(raw)?.[1];
  return mark !== undefined && (open === undefined || mark.startsWith(open)) ? mark : undefined;
}

/** Marks of a line in the order in which they are tried; a mark that is cut ends where its words begin. */
const marks: readonly { readonly kind: LineKind; readonly pattern: RegExp; readonly cut: "mark" | "none" }[] =
  [
    { kind: "heading", pattern: /^\s{0,3}(#{1,6})\s+(?=\S)/, cut: "mark" },
    { kind: "rule", pattern: /^\s*(?:={3,}|-{3,}|[*_]{3,}|(?:\* ){2,}\*|(?:- ){2,}-)\s*$/, cut: "none" },
    { kind: "quote", pattern: quoteMark, cut: "mark" },
    { kind: "attribution", pattern: attributionLine, cut: "none" },
    { kind: "bullet", pattern: bulletMark, cut: "mark" },
  ];

function readLine(raw: string, start: number, format: LineFormat): Line {
  const end = start + raw.length;
  if (raw.trim() === "") return toLine("blank", start, end);
  if (isCaptions(raw) || (format === "markdown" && isMarkdownNoise(raw))) return toLine("skip", start, end);
  const marked = readMarked(raw, start);
  if (marked !== undefined) return marked;
  if (format === "markdown" && /^(?: {4}|\t)/.test(raw)) return toLine("deep", start, end);
  return { ...toLine("prose", start, end), indented: /^\s{2,}/.test(raw) };
}

function readMarked(raw: string, start: number): Line | undefined {
  for (const { kind, pattern, cut } of marks) {
    const match = pattern.exec(raw);
    if (match === null) continue;
    const line = toLine(kind, cut === "mark" ? start + match[0].length : start, start + raw.length);
    return kind === "heading" ? { ...line, level: match[1]?.length ?? 1 } : line;
  }
  return undefined;
}

function isCaptions(raw: string): boolean {
  return (raw.match(captionBreak)?.length ?? 0) >= 5;
}

function isMarkdownNoise(raw: string): boolean {
  return /^\s*\|.*\|\s*$/.test(raw) || /^\s{0,3}\[[^\]]+\]:\s*\S+/.test(raw);
}

function toLine(kind: LineKind, start: number, end: number): Line {
  return { kind, body: { start, end }, level: 0, indented: false };
}
