import type { Span } from "../../transcript/schema.ts";
import type { ArticleBlocks, Block } from "./block.ts";
import { readFrontMatter } from "./front-matter.ts";
import { isLoneHeading, looksLikeHeading } from "./heading-line.ts";
import { createTextBuilder, type MappedText, type TextBuilder } from "./mapped-text.ts";
import { copyMarkdown } from "./markdown-inline.ts";

type LineFormat = "text" | "markdown";
type LineKind = "blank" | "heading" | "bullet" | "quote" | "prose" | "rule" | "skip";

interface Line {
  readonly kind: LineKind;
  /** Where its words stand in the article: marks of the kind are cut. */
  readonly body: Span;
  readonly level: number;
  readonly indented: boolean;
}

interface Draft {
  readonly kind: Block["kind"];
  readonly level: number;
  readonly lines: readonly Span[];
  readonly single: boolean;
}

const bulletMark = /^(\s*)(?:[•·◦▪●‣∙*+\-–]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)/u;
const quoteMark = /^\s{0,3}>[\s>]*/;
const attributionLine = /^\s*[–-]\s+\p{Lu}[\p{L}.’'-]*(?:\s+\p{L}[\p{L}.’'-]*){0,4}(?:,.{0,60})?$/u;

/** Blocks of a text whose structure is in its lines: plain text (also a pasted page) and Markdown. */
export function readLineBlocks(source: string, format: LineFormat): ArticleBlocks {
  const front = format === "markdown" ? readFrontMatter(source) : { end: 0 };
  const lines = readLines(source, front.end, format);
  const drafts = toDrafts(source, lines);
  const blocks = toBlocks(source, drafts, format);
  return {
    blocks: format === "text" ? promoteLines(blocks, drafts) : blocks,
    ...(front.title !== undefined && { title: front.title }),
    ...(front.language !== undefined && { language: front.language }),
  };
}

function readLines(source: string, from: number, format: LineFormat): Line[] {
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

function readLine(raw: string, start: number, format: LineFormat): Line {
  const end = start + raw.length;
  if (raw.trim() === "") return toLine("blank", start, end);
  const hashes = /^\s{0,3}(#{1,6})\s+(?=\S)/.exec(raw);
  if (hashes) return { ...toLine("heading", start + hashes[0].length, end), level: hashes[1]?.length ?? 1 };
  if (/^\s*(?:[=]{3,}|[-]{3,}|[*_]{3,}|(?:\* ){2,}\*|(?:- ){2,}-)\s*$/.test(raw))
    return toLine("rule", start, end);
  const quote = quoteMark.exec(raw);
  if (quote) return toLine("quote", start + quote[0].length, end);
  if (format === "markdown" && isMarkdownNoise(raw)) return toLine("skip", start, end);
  const bullet = attributionLine.test(raw) ? null : bulletMark.exec(raw);
  if (bullet) return toLine("bullet", start + bullet[0].length, end);
  return { ...toLine("prose", start, end), indented: /^\s{2,}/.test(raw) };
}

function isMarkdownNoise(raw: string): boolean {
  return (
    /^\s*\|.*\|\s*$/.test(raw) ||
    /^\s{0,3}\[[^\]]+\]:\s*\S+/.test(raw) ||
    /^(?: {4}|\t)\s*[^\s\p{L}]/u.test(raw)
  );
}

function toLine(kind: LineKind, start: number, end: number): Line {
  return { kind, body: { start, end }, level: 0, indented: false };
}

interface OpenDraft {
  readonly kind: Block["kind"];
  readonly level: number;
  readonly lines: Span[];
}

function toDrafts(source: string, lines: readonly Line[]): Draft[] {
  const drafts: OpenDraft[] = [];
  let open: OpenDraft | undefined;
  for (const line of lines) {
    const kind = toBlockKind(source, line, open?.kind);
    if (open !== undefined && isUnderline(open, line))
      drafts[drafts.length - 1] = toSetext(source, open, line);
    open = kind === undefined ? undefined : addLine(drafts, line, { kind, open });
  }
  return drafts.map((draft) => ({ ...draft, single: draft.lines.length === 1 }));
}

function addLine(
  drafts: OpenDraft[],
  line: Line,
  { kind, open }: { readonly kind: Block["kind"]; readonly open: OpenDraft | undefined },
): OpenDraft {
  if (open !== undefined && goesOn(open, kind, line)) {
    open.lines.push(line.body);
    return open;
  }
  const draft = { kind, level: kind === "heading" ? line.level || 2 : 0, lines: [line.body] };
  drafts.push(draft);
  return draft;
}

function isUnderline(open: OpenDraft, line: Line): boolean {
  return line.kind === "rule" && open.kind === "paragraph" && open.lines.length === 1;
}

function toSetext(source: string, open: OpenDraft, line: Line): OpenDraft {
  const isTop = source.slice(line.body.start, line.body.end).includes("=");
  return { kind: "heading", level: isTop ? 1 : 2, lines: open.lines };
}

function goesOn(open: OpenDraft, kind: Block["kind"], line: Line): boolean {
  return kind === open.kind && kind !== "heading" && line.kind !== "bullet";
}

function toBlockKind(source: string, line: Line, open: Block["kind"] | undefined): Block["kind"] | undefined {
  if (line.kind === "blank" || line.kind === "rule" || line.kind === "skip") return undefined;
  if (line.kind !== "prose") return line.kind;
  if (open === "bullet" && line.indented) return "bullet";
  const heading = looksLikeHeading(source.slice(line.body.start, line.body.end));
  return heading ? "heading" : "paragraph";
}

function toBlocks(source: string, drafts: readonly Draft[], format: LineFormat): Block[] {
  const builder = createTextBuilder();
  return drafts.map((draft) => ({
    kind: draft.kind,
    level: draft.level,
    text: readText(source, draft.lines, { builder, format }),
  }));
}

interface TextOptions {
  readonly builder: TextBuilder;
  readonly format: LineFormat;
}

function readText(source: string, lines: readonly Span[], { builder, format }: TextOptions): MappedText {
  const first = lines[0];
  const last = lines.at(-1);
  if (format === "markdown" && first !== undefined && last !== undefined) {
    copyMarkdown(source, lines, builder);
    return builder.take();
  }
  lines.forEach((line, index) => {
    if (index > 0) builder.put("\n", line.start - 1, line.start);
    builder.copy(source, line.start, line.end);
  });
  return builder.take();
}

/** In plain text a short line that stands alone and ends without a mark is a heading. */
function promoteLines(blocks: readonly Block[], drafts: readonly Draft[]): Block[] {
  return blocks.map((block, index) => {
    if (block.kind !== "paragraph" || drafts[index]?.single !== true) return block;
    const place = index === 0 ? "first" : "later";
    const isHeading = isLoneHeading(block.text.text, { place, next: blocks[index + 1]?.text.text });
    return isHeading ? { ...block, kind: "heading", level: 2 } : block;
  });
}
