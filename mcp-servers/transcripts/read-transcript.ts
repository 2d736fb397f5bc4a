import { z } from "zod";
import { formatClock } from "../../transcript/format-clock.ts";
import type { Segment, Transcript } from "../../transcript/schema.ts";
import { composeText, writeEnding } from "../answers/compose-text.ts";
import { readCursor, writeCursor } from "../answers/cursor.ts";
import { fenceSpeech } from "../answers/fenced-speech.ts";
import { writeCall } from "../answers/next-call.ts";
import { aroundPage, defaultPage, hardCap, leastPage } from "../answers/page-room.ts";
import { writeLineStart } from "../answers/speech-line.ts";
import { findSuspicious, warnOfSuspicious } from "../answers/suspicious-lines.ts";
import { toPlainName } from "../answers/visible-text.ts";
import { cursorArgument } from "../arguments/cursor-argument.ts";
import { moment } from "../arguments/moment.ts";
import { optionalArgument } from "../arguments/optional-argument.ts";
import { responseFormat } from "../arguments/response-format.ts";
import { wholeNumber } from "../arguments/whole-number.ts";
import { defineTool } from "../define-tool.ts";
import type { Tool, ToolAnswer } from "../tool.ts";
import { ToolError } from "../tool-error.ts";
import { fillPage, type Page } from "./fill-page.ts";
import type { LibraryReader } from "./library-reader.ts";
import { locateMoment } from "./locate-moment.ts";
import { readOnly } from "./read-only.ts";
import { transcriptArgument } from "./transcript-argument.ts";

const input = z.strictObject({
  transcript: transcriptArgument,
  from: optionalArgument(moment).describe("seconds, mm:ss, h:mm:ss or segment id; default the start"),
  to: optionalArgument(moment).describe("as from; default the end"),
  cursor: cursorArgument.describe("cursor of the page before; replaces from"),
  max_characters: wholeNumber({ fallback: defaultPage, least: leastPage, most: hardCap }).describe(
    "characters of the page",
  ),
  response_format: responseFormat,
});
type Arguments = z.output<typeof input>;

const output = z.object({
  transcript: z.string(),
  first: z.string(),
  last: z.string(),
  shown: z.number(),
  total: z.number(),
  start: z.number().optional(),
  end: z.number().optional(),
  speakers: z.array(z.string()).optional(),
  excerpt: z.string(),
  warning: z.string().optional(),
  next: z.string().optional(),
  cursor: z.string().optional(),
});
const maxSpeakers = 8;
type Answer = ToolAnswer<z.input<typeof output>>;

/** The tool that reads a transcript page by page. */
export function createReadTool(reader: LibraryReader): Tool {
  return defineTool({
    name: "read_transcript",
    title: "Read a transcript",
    description:
      "Reads a transcript in order, page by page, as lines `[12:05] Speaker: words`. Use it for what was said around a time, or for all of it; to find words use search_transcript. A page has 12,000 characters (40,000 at most) and ends at a segment's edge; next is the call for the one after. Example: " +
      'read_transcript {"transcript":"ferry-1a2b","from":"12:05","to":"15:00"}',
    annotations: readOnly,
    input,
    output,
    async run(args) {
      const { transcript } = await reader.open(await reader.find(args.transcript));
      return readPage(transcript, args);
    },
  });
}

/** One page of a transcript as an answer. */
export function readPage(transcript: Transcript, args: Arguments): Answer {
  const begin = findBegin(transcript, args);
  const last =
    args.to === undefined
      ? transcript.segments.length - 1
      : locateMoment(transcript, { moment: args.to, edge: "last", argument: "to" });
  if (last < begin.first) throw emptyRange(args);
  const room = args.max_characters - aroundPage;
  return toAnswer(transcript, args, {
    ...fillPage(transcript, { ...begin, last, room, format: args.response_format }),
    first: begin.first,
  });
}

function findBegin(transcript: Transcript, args: Arguments): { position: number; first: number } {
  if (args.cursor === undefined) {
    const first =
      args.from === undefined
        ? 0
        : locateMoment(transcript, { moment: args.from, edge: "first", argument: "from" });
    return { first, position: transcript.segments[first]?.span.start ?? 0 };
  }
  const position = readCursor(pagesOf(transcript), args.cursor);
  const first = transcript.segments.findIndex(({ span }) => span.end > (position ?? transcript.text.length));
  if (position === undefined || first === -1) {
    throw new ToolError({
      code: "stale_cursor",
      message: "That cursor is not one of this transcript as it is stored now.",
      next: `Start again without a cursor: ${writeCall("read_transcript", { transcript: transcript.id })}`,
    });
  }
  return { first, position };
}

function emptyRange(args: Arguments): ToolError {
  return new ToolError({
    code: "bad_range",
    message: "Nothing lies between from and to: to comes before from.",
    next: writeCall("read_transcript", { transcript: args.transcript, from: args.to, to: args.from }),
  });
}

function pagesOf(transcript: Transcript): string {
  return `read ${transcript.sha256} ${transcript.readerVersion}`;
}

function toAnswer(transcript: Transcript, args: Arguments, page: Page & { readonly first: number }): Answer {
  const { id, segments } = transcript;
  const shown = segments.slice(page.first, page.last + 1);
  const cursor = page.next === undefined ? undefined : writeCursor(pagesOf(transcript), page.next);
  const suspicious = findSuspicious(shown.map(({ text }) => text));
  const warning = warnOfSuspicious(
    [...suspicious].flatMap((at) => {
      const segment = shown[at];
      return segment === undefined ? [] : placeOf(segment);
    }),
  );
  const end = shown.at(-1)?.end ?? shown.at(-1)?.start;
  const speakers = namesOf(shown);
  const structured = {
    transcript: id,
    first: shown[0]?.id ?? "",
    last: shown.at(-1)?.id ?? "",
    shown: shown.length,
    total: segments.length,
    ...(shown[0]?.start === undefined ? {} : { start: shown[0].start }),
    ...(end === undefined ? {} : { end }),
    ...(speakers.length === 0 ? {} : { speakers }),
    excerpt: fenceSpeech(page.lines.map((line) => writeLineStart(line.facts) + line.text)),
    ...(warning === undefined ? {} : { warning }),
    ...(cursor === undefined ? {} : { next: nextCall(id, args, cursor), cursor }),
  };
  const last = cursor === undefined ? "This is the last page." : undefined;
  const text = composeText([writeHead(structured), structured.excerpt, ...writeEnding(structured), last]);
  return { structured, text };
}

function namesOf(segments: readonly Segment[]): string[] {
  const names = segments.flatMap(({ speaker }) => (speaker === undefined ? [] : toPlainName(speaker)));
  return [...new Set(names)].slice(0, maxSpeakers);
}

function writeHead({ transcript, first, last, shown, total, start, end }: Answer["structured"]): string {
  const times = [start, end].flatMap((time) => (time === undefined ? [] : formatClock(time)));
  const range = times.length === 0 ? "" : `, ${times.join(" to ")}`;
  return `${transcript}: segments ${first} to ${last}${range}; ${shown} of ${total} shown.`;
}

function placeOf(segment: { readonly id: string; readonly start?: number }): string {
  return segment.start === undefined ? segment.id : `${segment.id} at ${formatClock(segment.start)}`;
}

function nextCall(transcript: string, args: Arguments, cursor: string): string {
  return writeCall("read_transcript", {
    transcript,
    cursor,
    to: args.to,
    max_characters: args.max_characters === defaultPage ? undefined : args.max_characters,
    response_format: args.response_format === "concise" ? undefined : args.response_format,
  });
}
