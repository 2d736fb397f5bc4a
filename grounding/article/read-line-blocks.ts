import type { Span } from "../../transcript/schema.ts";
import { type Line, type LineFormat, readLines } from "./article-line.ts";
import type { ArticleBlocks, Block } from "./block.ts";
import { readFrontMatter } from "./front-matter.ts";
import { isLoneHeading, looksLikeHeading } from "./heading-line.ts";
import { createTextBuilder, type MappedText, type TextBuilder } from "./mapped-text.ts";
import { copyMarkdown } from "./markdown-inline.ts";

interface Draft {
  readonly kind: Block["kind"];
  readonly level: number;
  readonly lines: readonly Span[];
  readonly single: boolean;
}

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

interface OpenDraft {
  readonly kind: Block["kind"];
  readonly level: number;
  readonly lines: Span[];
}

function toDrafts(source: string, lines: readonly Line[]): Draft[] {
  const drafts: OpenDraft[] = [];
  let open: OpenDraft | undefined;
  for (const line of lines) {
    const kind = toBlockKind(source, line, { open: open?.kind, last: drafts.at(-1)?.kind });
    if (open !== undefined && isUnderline(open, line))
      drafts[drafts.length - 1] = toSetext(source, open, line);
    open = kind === undefined ? undefined : addLine(drafts, line, { kind, open, source });
  }
  return drafts.map((draft) => ({ ...draft, single: draft.lines.length === 1 }));
}

interface Place {
  readonly kind: Block["kind"];
  readonly open: OpenDraft | undefined;
  readonly source: string;
}

function addLine(drafts: OpenDraft[], line: Line, { kind, open, source }: Place): OpenDraft {
  if (open !== undefined && goesOn(open, kind, line)) {
    open.lines.push(line.body);
    return open;
  }
  const body = line.kind === "attribution" && kind === "bullet" ? cutDash(source, line.body) : line.body;
  const draft = { kind, level: kind === "heading" ? line.level || 2 : 0, lines: [body] };
  drafts.push(draft);
  return draft;
}

/** A name after a dash is an item of a list where no quote stands before it. */
function cutDash(source: string, body: Span): Span {
  return { start: source.indexOf("–", body.start) + 1, end: body.end };
}

function isUnderline(open: OpenDraft, line: Line): boolean {
  return line.kind === "rule" && open.kind === "paragraph" && open.lines.length === 1;
}

function toSetext(source: string, open: OpenDraft, line: Line): OpenDraft {
  const isTop = source.slice(line.body.start, line.body.end).includes("=");
  return { kind: "heading", level: isTop ? 1 : 2, lines: open.lines };
}

function goesOn(open: OpenDraft, kind: Block["kind"], line: Line): boolean {
  const isNew = line.kind === "bullet" || line.kind === "attribution";
  return kind === open.kind && kind !== "heading" && !isNew;
}

interface Before {
  readonly open: Block["kind"] | undefined;
  readonly last: Block["kind"] | undefined;
}

function toBlockKind(source: string, line: Line, { open, last }: Before): Block["kind"] | undefined {
  switch (line.kind) {
    case "blank":
    case "rule":
    case "skip":
      return undefined;
    case "attribution":
      return last === "paragraph" || last === "quote" ? "paragraph" : "bullet";
    case "deep":
      return open ?? (last === "bullet" ? "paragraph" : undefined);
    case "prose":
      return open === "bullet" && line.indented ? "bullet" : readProseKind(source, line);
    default:
      return line.kind;
  }
}

function readProseKind(source: string, line: Line): Block["kind"] {
  return looksLikeHeading(source.slice(line.body.start, line.body.end)) ? "heading" : "paragraph";
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
