import type { Segment, Transcript } from "../../transcript/schema.ts";
import { jsonLength } from "../answers/page-room.ts";
import { type LineFacts, speakerFacts, writeLineStart } from "../answers/speech-line.ts";
import { cutBefore, toVisible } from "../answers/visible-text.ts";
import type { ResponseFormat } from "../arguments/response-format.ts";

/** Which part of a transcript a page may show, and how much of it. */
export interface PageRequest {
  /** Position in the transcript's text where the page begins. */
  readonly position: number;
  /** Index of the segment it begins in. */
  readonly first: number;
  /** Index of the last segment that may be shown. */
  readonly last: number;
  /** Characters for the lines, as JSON writes them. */
  readonly room: number;
  readonly format: ResponseFormat;
}

/** Lines of a page; `next` is the position where the next one begins, absent on the last. */
export interface Page {
  readonly lines: readonly PageLine[];
  readonly last: number;
  readonly next?: number;
}

/** Words under one time and name; `first` and `last` are the indexes of their segments. */
export interface PageLine {
  readonly facts: LineFacts;
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/** Short lines of one voice are joined up to this many characters and seconds. */
const joinedCharacters = 400;
const joinedSeconds = 60;
/** A line end takes two characters in JSON. */
const lineEnd = 2;

/**
 * Fills a page with whole segments, in order. `concise` joins consecutive short ones of a speaker, `detailed` gives a
 * line to each. Only a segment that is longer than a page is cut, between two words.
 */
export function fillPage(transcript: Transcript, request: PageRequest): Page {
  const lines: PageLine[] = [];
  let used = 0;
  for (let index = request.first; index <= request.last; index += 1) {
    const segment = transcript.segments[index];
    if (segment === undefined) break;
    const placed = place(lines.at(-1), toLine(segment, index, request), request.format);
    used += placed.cost;
    if (used > request.room) {
      return lines.length === 0
        ? cutSegment(segment, placed.line, request)
        : { lines, last: index - 1, next: segment.span.start };
    }
    lines.splice(lines.length - placed.replaced, placed.replaced, placed.line);
  }
  return { lines, last: request.last };
}

interface Placed {
  readonly line: PageLine;
  readonly cost: number;
  /** How many of the page's last lines it takes the place of. */
  readonly replaced: 0 | 1;
}

/** A line joined to the one before where that may be, else by itself. */
function place(before: PageLine | undefined, line: PageLine, format: ResponseFormat): Placed {
  const joined = before === undefined ? undefined : join(before, line, format);
  if (before === undefined || joined === undefined) return { line, cost: costOf(line), replaced: 0 };
  return { line: joined, cost: costOf(joined) - costOf(before), replaced: 1 };
}

/** What is left of a segment on this page, and how it begins there. */
function restOf(
  segment: Segment,
  { position }: PageRequest,
): { readonly text: string; readonly lead: string } {
  const shown = position - segment.span.start;
  return shown > 0 ? { text: segment.text.slice(shown), lead: "… " } : { text: segment.text, lead: "" };
}

function toLine(segment: Segment, index: number, request: PageRequest): PageLine {
  const { format } = request;
  const rest = restOf(segment, request);
  const facts: LineFacts = {
    ...(format === "detailed" ? { segment: segment.id } : {}),
    ...(segment.start === undefined ? {} : { start: segment.start }),
    ...(segment.end === undefined || format === "concise" ? {} : { end: segment.end }),
    ...speakerFacts(segment.speaker),
  };
  return { facts, text: `${rest.lead}${toVisible(rest.text)}`, first: index, last: index };
}

function join(before: PageLine, line: PageLine, format: ResponseFormat): PageLine | undefined {
  const seconds = (line.facts.start ?? 0) - (before.facts.start ?? 0);
  const isApart =
    format === "detailed" ||
    before.facts.speaker !== line.facts.speaker ||
    before.text.length + line.text.length > joinedCharacters ||
    seconds > joinedSeconds;
  return isApart ? undefined : { ...before, text: `${before.text} ${line.text}`, last: line.last };
}

function costOf({ facts, text }: PageLine): number {
  return jsonLength(writeLineStart(facts) + text) + lineEnd;
}

/** The page that only the beginning of one segment fits on. */
function cutSegment(segment: Segment, line: PageLine, request: PageRequest): Page {
  const { text, lead } = restOf(segment, request);
  for (let length = Math.min(text.length, request.room); ; length = Math.floor(length * 0.8)) {
    const end = wordEnd(text, Math.max(1, length));
    const shown = { ...line, text: `${lead}${toVisible(text.slice(0, end))} …` };
    if (length > 2 && costOf(shown) > request.room) continue;
    return { lines: [shown], last: line.last, next: Math.max(request.position, segment.span.start) + end };
  }
}

/** Where the last word that ends before `length` ends, unless that is far back. */
function wordEnd(text: string, length: number): number {
  const blank = text.lastIndexOf(" ", length);
  if (blank > length * 0.8) return blank + 1;
  return Math.max(1, cutBefore(text, length).length);
}
