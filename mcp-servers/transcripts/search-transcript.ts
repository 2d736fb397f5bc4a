import { z } from "zod";
import type { Transcript } from "../../transcript/schema.ts";
import { composeText, writeEnding } from "../answers/compose-text.ts";
import { readCursor, writeCursor } from "../answers/cursor.ts";
import { fenceSpeech } from "../answers/fenced-speech.ts";
import { writeCall } from "../answers/next-call.ts";
import { aroundPage, defaultPage } from "../answers/page-room.ts";
import { LineFacts } from "../answers/speech-line.ts";
import { warnOfSuspicious } from "../answers/suspicious-lines.ts";
import { cursorArgument } from "../arguments/cursor-argument.ts";
import { moment } from "../arguments/moment.ts";
import { optionalArgument } from "../arguments/optional-argument.ts";
import { responseFormat } from "../arguments/response-format.ts";
import { shortText } from "../arguments/short-text.ts";
import { wholeNumber } from "../arguments/whole-number.ts";
import { defineTool } from "../define-tool.ts";
import type { CallContext, Tool, ToolAnswer } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { type FoundPassage, takeFitting, toFound } from "./found-passage.ts";
import type { LibraryHits } from "./library-hits.ts";
import type { LibraryReader, OpenTranscript } from "./library-reader.ts";
import { locateMoment } from "./locate-moment.ts";
import { toPassages } from "./passage.ts";
import { readOnly } from "./read-only.ts";
import { transcriptArgument } from "./transcript-argument.ts";

const defaultLimit = 10;
function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

const input = z.strictObject({
  query: shortText(500)
    .refine(hasWord, { error: "has to hold a word" })
    .describe('words; "quoted" ones as they stand'),
  transcript: optionalArgument(transcriptArgument).describe("default all of them"),
  speaker: optionalArgument(shortText(100)).describe("only this one, or a part of the name"),
  from: optionalArgument(moment).describe("seconds, mm:ss, h:mm:ss or segment id; needs transcript"),
  to: optionalArgument(moment).describe("as from"),
  limit: wholeNumber({ fallback: defaultLimit, least: 1, most: 50 }).describe("passages to show"),
  cursor: cursorArgument.describe("cursor of the page before"),
  response_format: responseFormat,
});
type Arguments = z.output<typeof input>;

const output = z.object({
  shown: z.number(),
  total: z.number(),
  hits: z.array(LineFacts),
  excerpt: z.string().optional(),
  warning: z.string().optional(),
  next: z.string().optional(),
  cursor: z.string().optional(),
});
export type SearchAnswer = ToolAnswer<z.input<typeof output>>;

/** The tool that finds words in one transcript or in all of them. */
export function createSearchTool(reader: LibraryReader): Tool {
  return defineTool({
    name: "search_transcript",
    title: "Search transcripts",
    description:
      "Finds passages that hold some words, best first, in one transcript or, without one, in the library (three each at most). Use it to find where a thing was said; for quotes use verify_quotes. Matches words and their forms, not meaning: when nothing is found, try others. Example: " +
      'search_transcript {"query":"second boat","transcript":"ferry-1a2b"}',
    annotations: readOnly,
    input,
    output,
    async run(args, context) {
      const { transcript } = args;
      if (transcript !== undefined) return searchOne(await reader.open(await reader.find(transcript)), args);
      return await searchAll(reader, args, context);
    },
  });
}

async function searchOne(open: OpenTranscript, args: Arguments): Promise<SearchAnswer> {
  const { transcript } = open;
  const pages = `search ${transcript.sha256} ${transcript.readerVersion} ${askedOf(args)}`;
  const offset = readOffset(args, pages);
  const [first, last] = readRange(transcript, args);
  const { query, speaker, response_format: format, limit } = args;
  const index = await open.searchIndex();
  const hits = index.search(query, {
    limit: Number.POSITIVE_INFINITY,
    ...(speaker === undefined ? {} : { speaker }),
  });
  // A line that only stands beside a found word is context, which a passage has anyway.
  const starts = new Map(
    hits.filter(({ spans }) => spans.length > 0).map((hit) => [indexOf(hit.segment.id), hit]),
  );
  const inside = [...starts.keys()].filter((at) => at >= first && at <= last);
  const passages = toPassages(transcript.segments, inside, format);
  const found = passages.slice(offset, offset + limit).map((passage) => {
    const hit = starts.get(passage.hit);
    const at = (hit?.spans[0]?.start ?? 0) - (hit?.segment.span.start ?? 0);
    return toFound({ segments: transcript.segments, passage, at: Math.max(0, at), format });
  });
  return toAnswer(args, {
    found,
    offset,
    pages,
    total: passages.length,
    where: { name: transcript.id, transcript: transcript.id },
    warnings: [],
  });
}

function indexOf(segmentId: string): number {
  return Number(segmentId.slice(1)) - 1;
}

function readRange(transcript: Transcript, { from, to }: Arguments): readonly [first: number, last: number] {
  const first =
    from === undefined ? 0 : locateMoment(transcript, { moment: from, edge: "first", argument: "from" });
  const last =
    to === undefined
      ? transcript.segments.length - 1
      : locateMoment(transcript, { moment: to, edge: "last", argument: "to" });
  return [first, last];
}

async function searchAll(
  reader: LibraryReader,
  args: Arguments,
  context: CallContext,
): Promise<SearchAnswer> {
  if (args.from !== undefined || args.to !== undefined) throw rangeNeedsTranscript();
  const { findInLibrary } = await import("./library-hits.ts");
  const { query, speaker, response_format: format, limit } = args;
  const all = await findInLibrary(reader, { query, speaker }, context);
  const pages = `search ${all.state} ${askedOf(args)}`;
  const offset = readOffset(args, pages);
  const found: FoundPassage[] = [];
  for await (const { row, segments, segment, at } of all.from(offset)) {
    const [passage] = toPassages(segments, [segment], format);
    if (passage !== undefined) found.push(toFound({ segments, passage, at, format, transcript: row.id }));
    if (found.length > limit) break;
  }
  const seen = offset + found.length;
  const isAll = found.length <= limit;
  return toAnswer(args, {
    found: found.slice(0, limit),
    offset,
    pages,
    total: isAll ? seen : (all.total ?? seen),
    where: { name: `${all.transcripts} transcripts` },
    warnings: warn(all, isAll),
  });
}

function warn({ total, left, transcripts }: LibraryHits, isAll: boolean): string[] {
  const missing = `${left} of ${transcripts} transcripts are not indexed yet and were left out: make this call again to go on.`;
  const open = "There are more passages than total says: with a speaker or a phrase each is looked at first.";
  return [...(left === 0 ? [] : [missing]), ...(isAll || total !== undefined ? [] : [open])];
}

function rangeNeedsTranscript(): ToolError {
  return new ToolError({
    code: "bad_arguments",
    message: "from and to are moments of one recording: they need the argument transcript.",
    next: "Make the same call with transcript, or without from and to.",
  });
}

function askedOf({ query, speaker, from, to, response_format }: Arguments): string {
  return JSON.stringify([query, speaker ?? "", from ?? "", to ?? "", response_format]);
}

function readOffset(args: Arguments, pages: string): number {
  if (args.cursor === undefined) return 0;
  const offset = readCursor(pages, args.cursor);
  if (offset !== undefined) return offset;
  throw new ToolError({
    code: "stale_cursor",
    message: "That cursor belongs to another search, or what is searched has changed since.",
    next: `Start again without a cursor: ${callOf(args)}`,
  });
}

function callOf(args: Arguments, cursor?: string): string {
  const { query, transcript, speaker, from, to, limit, response_format } = args;
  return writeCall("search_transcript", {
    query,
    transcript,
    speaker,
    from,
    to,
    limit: limit === defaultLimit ? undefined : limit,
    cursor,
    response_format: response_format === "concise" ? undefined : response_format,
  });
}

interface FoundPage {
  readonly found: readonly FoundPassage[];
  readonly offset: number;
  readonly pages: string;
  readonly total: number;
  readonly where: { readonly name: string; readonly transcript?: string };
  readonly warnings: readonly string[];
}

function toAnswer(args: Arguments, page: FoundPage): SearchAnswer {
  const { offset, total, pages } = page;
  const shown = takeFitting(page.found, defaultPage - aroundPage);
  const end = offset + shown.length;
  const cursor = end < total ? writeCursor(pages, end) : undefined;
  const warning = warnOfSuspicious(
    shown.flatMap(({ isSuspicious }, at) => (isSuspicious ? [`passage ${offset + at + 1}`] : [])),
  );
  const warnings = [...page.warnings, ...(warning === undefined ? [] : [warning])];
  const next =
    cursor === undefined ? readAround(shown[0]?.facts, page.where.transcript) : callOf(args, cursor);
  const structured = {
    shown: shown.length,
    total,
    hits: shown.map(({ facts }) => facts),
    ...(shown.length === 0 ? {} : { excerpt: fenceSpeech(shown.map(({ line }) => line)) }),
    ...(warnings.length === 0 ? {} : { warning: warnings.join(" ") }),
    ...(next === undefined ? {} : { next }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  const head =
    shown.length === 0
      ? `0 of ${total} passages: nothing in ${page.where.name} holds these words. Try fewer or other words.`
      : `${page.where.name}: passages ${offset + 1} to ${end} of ${total}, ${shown.length} shown, best first.`;
  return { structured, text: composeText([head, structured.excerpt, ...writeEnding(structured)]) };
}

/** The call that shows what was said around the best passage. */
function readAround(best: LineFacts | undefined, searched: string | undefined): string | undefined {
  const transcript = best?.transcript ?? searched;
  if (best === undefined || transcript === undefined) return undefined;
  return writeCall("read_transcript", { transcript, from: best.segment });
}
