import { createHash } from "node:crypto";
import { z } from "zod";
import type { TermSheetCard } from "../../app/term-sheet.ts";
import type { TranscriptRow } from "../../store/library.ts";
import { formatClock } from "../../transcript/format-clock.ts";
import { composeText, writeEnding } from "../answers/compose-text.ts";
import { readCursor, writeCursor } from "../answers/cursor.ts";
import { fenceSpeech } from "../answers/fenced-speech.ts";
import { writeCall } from "../answers/next-call.ts";
import { cutBefore, toPlainName, toVisible } from "../answers/visible-text.ts";
import { cursorArgument } from "../arguments/cursor-argument.ts";
import { optionalArgument } from "../arguments/optional-argument.ts";
import { responseFormat } from "../arguments/response-format.ts";
import { shortText } from "../arguments/short-text.ts";
import { wholeNumber } from "../arguments/whole-number.ts";
import { defineTool } from "../define-tool.ts";
import type { CallContext, Tool, ToolAnswer } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import type { LibraryReader } from "./library-reader.ts";
import { readOnly } from "./read-only.ts";
import { takeSheets } from "./take-sheets.ts";

const defaultLimit = 20;
const input = z.strictObject({
  query: optionalArgument(shortText(200)).describe("words of an id, title or file name"),
  limit: wholeNumber({ fallback: defaultLimit, least: 1, most: 100 }).describe("transcripts to list"),
  cursor: cursorArgument.describe("cursor of the page before"),
  response_format: responseFormat,
});
type Arguments = z.output<typeof input>;

const ListedTranscript = z.object({
  transcript: z.string(),
  language: z.string().optional(),
  duration: z.number().optional(),
  segments: z.number().optional(),
});
type ListedTranscript = z.output<typeof ListedTranscript>;

const output = z.object({
  shown: z.number(),
  total: z.number(),
  transcripts: z.array(ListedTranscript),
  files: z.array(z.string()),
  more_files: z.number().optional(),
  excerpt: z.string().optional(),
  next: z.string().optional(),
  cursor: z.string().optional(),
});
type Answer = ToolAnswer<z.input<typeof output>>;

const maxFiles = 30;
const maxTitle = 120;
const maxSpeakers = 5;

/** What a list says to do with what it shows: servers have different tools. */
export interface ListAdvice {
  readonly description: string;
  /** The tool that takes a file. */
  readonly opener: string;
  /** The calls that go on with a stored transcript, and with a file. */
  useTranscript(id: string): string;
  useFile(path: string): string;
  readonly whenEmpty: string;
}

const usualAdvice: ListAdvice = {
  description:
    "Lists stored transcripts, newest first, and files that open_transcript can read. Use it to find an id or a file; for what was said use search_transcript. detailed adds titles and speakers. Example: " +
    'list_transcripts {"query":"ferry"}',
  opener: "open_transcript",
  useTranscript: (transcript) => writeCall("read_transcript", { transcript }),
  useFile: (source) => writeCall("open_transcript", { source }),
  whenEmpty:
    'No transcript is stored and no file can be opened. Pass a transcript\'s words: open_transcript {"text":"<transcript>"}.',
};

/** The tool that lists what is in the library, and the files that can be opened. */
export function createListTool(
  reader: LibraryReader,
  roots: readonly string[],
  advice: ListAdvice = usualAdvice,
): Tool {
  return defineTool({
    name: "list_transcripts",
    title: "List transcripts",
    description: advice.description,
    annotations: readOnly,
    input,
    output,
    async run(args, context) {
      const rows = await takeRows(reader, args.query);
      const files = await takeFiles(roots, args.query);
      const page = cutPage(rows, args);
      const shown = await withCards(reader, page.shown, context);
      return toAnswer({ ...page, shown, total: rows.length, files, advice }, args);
    },
  });
}

interface CardRow {
  readonly row: TranscriptRow;
  readonly card?: TermSheetCard;
}

async function takeRows(reader: LibraryReader, query: string | undefined): Promise<CardRow[]> {
  const shelf = await reader.terms();
  const rows = await reader.rows();
  return rows
    .map((row) => {
      const card = shelf.get(row)?.card;
      return { row, ...(card === undefined ? {} : { card }) };
    })
    .filter(({ row, card }) => holdsWords(`${row.id} ${card?.title ?? ""}`, query));
}

async function takeFiles(roots: readonly string[], query: string | undefined): Promise<string[]> {
  if (roots.length === 0) return [];
  const { listTranscriptFiles } = await import("./list-files.ts");
  return listTranscriptFiles(roots).filter((path) => holdsWords(path, query));
}

function holdsWords(text: string, query: string | undefined): boolean {
  const words = (query ?? "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => text.toLowerCase().includes(word));
}

/** Rows with the cards that they lacked; what was stored by another program is indexed here. */
async function withCards(
  reader: LibraryReader,
  rows: readonly CardRow[],
  context: CallContext,
): Promise<CardRow[]> {
  if (rows.every(({ card }) => card !== undefined)) return [...rows];
  const sheets = await takeSheets(
    reader,
    rows.map(({ row }) => row),
    context,
  );
  const cards = new Map(sheets.map(({ row, sheet }) => [row.sha256, sheet.card]));
  return rows.map(({ row }) => {
    const card = cards.get(row.sha256);
    return { row, ...(card === undefined ? {} : { card }) };
  });
}

interface ListPage {
  readonly shown: readonly CardRow[];
  readonly offset: number;
  readonly cursor: string | undefined;
}

function cutPage(rows: readonly CardRow[], args: Arguments): ListPage {
  if (args.cursor === undefined && rows.length <= args.limit)
    return { shown: rows, offset: 0, cursor: undefined };
  const pages = `list ${args.query ?? ""} ${hashOf(rows)}`;
  const offset = readOffset(args, pages);
  const shown = rows.slice(offset, offset + args.limit);
  const end = offset + shown.length;
  return { shown, offset, cursor: end < rows.length ? writeCursor(pages, end) : undefined };
}

interface Listed extends ListPage {
  readonly total: number;
  readonly files: readonly string[];
  readonly advice: ListAdvice;
}

function toAnswer({ shown, offset, cursor, total, files, advice }: Listed, args: Arguments): Answer {
  const next =
    cursor === undefined
      ? firstCall(advice, { first: shown[0]?.row.id, file: files[0] })
      : pageCall(args, cursor);
  const titles = args.response_format === "detailed" ? shown.flatMap(toTitle) : [];
  const structured = {
    shown: shown.length,
    total,
    transcripts: shown.map(toFacts),
    files: files.slice(0, maxFiles),
    ...(files.length > maxFiles ? { more_files: files.length - maxFiles } : {}),
    ...(titles.length === 0 ? {} : { excerpt: fenceSpeech(titles) }),
    ...(next === undefined ? {} : { next }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  return { structured, text: write(structured, offset, advice) };
}

function hashOf(rows: readonly CardRow[]): string {
  return createHash("sha256")
    .update(rows.map(({ row }) => row.reading).join(" "))
    .digest("hex");
}

function readOffset(args: Arguments, pages: string): number {
  if (args.cursor === undefined) return 0;
  const offset = readCursor(pages, args.cursor);
  if (offset !== undefined) return offset;
  throw new ToolError({
    code: "stale_cursor",
    message: "That cursor belongs to another list, or a transcript was added since.",
    next: `Start again without a cursor: ${writeCall("list_transcripts", { query: args.query })}`,
  });
}

function toFacts({ row, card }: CardRow): ListedTranscript {
  if (card === undefined) return { transcript: row.id };
  const { language, duration, segments } = card;
  return {
    transcript: row.id,
    ...(language === undefined ? {} : { language }),
    ...(duration === undefined ? {} : { duration }),
    segments,
  };
}

function toTitle({ row, card }: CardRow): string[] {
  if (card === undefined) return [];
  const title = card.title === undefined ? "" : ` ${cutBefore(toVisible(card.title), maxTitle)};`;
  const speakers = card.speakers.slice(0, maxSpeakers).map((name) => toPlainName(name));
  return [`${row.id}:${title} speakers ${speakers.join(", ") || "not named"}`];
}

function pageCall({ query, limit, response_format: format }: Arguments, cursor: string): string {
  return writeCall("list_transcripts", {
    query,
    limit: limit === defaultLimit ? undefined : limit,
    cursor,
    response_format: format === "concise" ? undefined : format,
  });
}

function firstCall(
  advice: ListAdvice,
  { first, file }: { readonly first: string | undefined; readonly file: string | undefined },
): string | undefined {
  if (first !== undefined) return advice.useTranscript(first);
  return file === undefined ? undefined : advice.useFile(file);
}

function write(answer: z.output<typeof output>, offset: number, advice: ListAdvice): string {
  const { shown, total, transcripts, files, more_files } = answer;
  const range = shown === 0 ? "" : `, ${offset + 1} to ${offset + shown} shown`;
  const none = total === 0 && files.length === 0 ? advice.whenEmpty : undefined;
  return composeText([
    `${total} transcripts${range}.`,
    ...transcripts.map(writeRow),
    files.length === 0 ? undefined : `Files that ${advice.opener} can read:`,
    ...files,
    more_files === undefined ? undefined : `and ${more_files} more files; name words of one in query.`,
    answer.excerpt,
    none,
    ...writeEnding(answer),
  ]);
}

function writeRow({ transcript, language, duration, segments }: ListedTranscript): string {
  return [
    transcript,
    ...(language === undefined ? [] : [language]),
    ...(duration === undefined ? [] : [formatClock(duration)]),
    ...(segments === undefined ? [] : [`${segments} segments`]),
  ].join(", ");
}
