import { z } from "zod";
import type { Transcript } from "../transcript/schema.ts";
import { tokenize } from "../transcript/search-query.ts";

/** What a list of transcripts shows of one, and of which reading it was made. */
export const TermSheetCard = z.strictObject({
  format: z.literal(1),
  /** Blob of the reading. */
  reading: z.string(),
  id: z.string(),
  title: z.exactOptional(z.string()),
  language: z.exactOptional(z.string()),
  duration: z.exactOptional(z.number()),
  segments: z.int(),
  speakers: z.array(z.string()),
});
export type TermSheetCard = z.infer<typeof TermSheetCard>;

/** Which words stand in which segments of one transcript, so that a search need not open it. */
export interface TermSheet {
  readonly card: TermSheetCard;
  readonly sizeBytes: number;
  /** Segments that hold a word with that stem; 0 when none does. */
  count(stem: string): number;
  /** Their indexes, ascending. */
  segmentsWith(stem: string): number[];
}

const end = "\n.\n";
const maxSpeakers = 50;

/**
 * The sheet as text: a line of JSON, then a line for each stem with the indexes of its segments as differences in base
 * 36. Its last line is a full stop: what lacks it was not written to its end.
 */
export function writeTermSheet(
  transcript: Transcript,
  reading: string,
  stem: (word: string) => string,
): string {
  const postings = new Map<string, { last: number; text: string }>();
  for (const [index, segment] of transcript.segments.entries()) {
    for (const token of tokenize(segment.text, stem)) addPosting(postings, token.stem, index);
  }
  const { id, title, language, duration } = transcript;
  const card: TermSheetCard = {
    format: 1,
    reading,
    id,
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
    ...(duration === undefined ? {} : { duration }),
    segments: transcript.segments.length,
    speakers: transcript.speakers.slice(0, maxSpeakers).map(({ name }) => name),
  };
  const lines = [...postings].map(([term, { text }]) => `${term}\t${text}`).sort();
  return `${JSON.stringify(card)}\n${lines.join("\n")}${end}`;
}

function addPosting(
  postings: Map<string, { last: number; text: string }>,
  term: string,
  index: number,
): void {
  const known = postings.get(term);
  if (known === undefined) postings.set(term, { last: index, text: index.toString(36) });
  else if (known.last !== index) {
    known.text += ` ${(index - known.last).toString(36)}`;
    known.last = index;
  }
}

/** Reads a sheet; `undefined` for what is none, is cut, or is of another format. */
export function readTermSheet(bytes: Buffer): TermSheet | undefined {
  const head = bytes.indexOf("\n");
  if (head === -1 || bytes.subarray(-end.length).toString("latin1") !== end) return undefined;
  const card = TermSheetCard.safeParse(parseJson(bytes.toString("utf8", 0, head)));
  if (!card.success) return undefined;
  const find = (stem: string): string => findList(bytes, head + 1, stem);
  return {
    card: card.data,
    sizeBytes: bytes.length,
    count: (stem) => countItems(find(stem)),
    segmentsWith: (stem) => toIndexes(find(stem)),
  };
}

/** The list of a stem's line, by halving: lines stand in the order of their stems. */
function findList(bytes: Buffer, start: number, stem: string): string {
  let low = start;
  let high = bytes.length - end.length + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const from = Math.max(start, bytes.lastIndexOf(10, middle - 1) + 1);
    const tab = bytes.indexOf(9, from);
    const to = bytes.indexOf(10, from);
    const found = bytes.toString("utf8", from, tab);
    if (found === stem) return bytes.toString("latin1", tab + 1, to);
    if (found < stem) low = to + 1;
    else high = from;
  }
  return "";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function countItems(list: string): number {
  if (list === "") return 0;
  let count = 1;
  for (let at = list.indexOf(" "); at !== -1; at = list.indexOf(" ", at + 1)) count += 1;
  return count;
}

function toIndexes(list: string): number[] {
  if (list === "") return [];
  let index = 0;
  return list.split(" ").map((difference) => {
    index += Number.parseInt(difference, 36);
    return index;
  });
}
