import { z } from "zod";
import type { Recording } from "../../agents/recording.ts";
import type { TermShelf } from "../../app/term-shelf.ts";
import { hashContent } from "../../store/blob-store.ts";
import type { Library, TranscriptRow } from "../../store/library.ts";
import type { Reading } from "../../transcript/read-transcript.ts";
import type { Transcript } from "../../transcript/schema.ts";
import type { SearchIndex } from "../../transcript/search-index.ts";
import { findRow } from "./find-row.ts";
import type { SpokenSegment } from "./passage.ts";
import { toReadError } from "./read-error.ts";

/** A transcript that is open, with what is looked up in it; each index is built when first asked for. */
export interface OpenTranscript {
  readonly row: TranscriptRow;
  readonly transcript: Transcript;
  readonly recording: Recording;
  searchIndex(): Promise<SearchIndex>;
}

/** The library as the tools read it. What is opened twice is read once; the last eight stay open. */
export interface LibraryReader {
  rows(): Promise<readonly TranscriptRow[]>;
  /** The row of an id, the beginning of one, a hash or an address; throws `ToolError`. */
  find(reference: string): Promise<TranscriptRow>;
  open(row: TranscriptRow): Promise<OpenTranscript>;
  /** Reads a transcript and stores it; throws `ToolError`. */
  add(bytes: Uint8Array, name: string): Promise<OpenTranscript>;
  /** The segments of a row's transcript; less is looked at than when it is opened. */
  segments(row: TranscriptRow): Promise<readonly SpokenSegment[]>;
  terms(): Promise<TermShelf>;
}

/** What the reader stands on. */
export interface LibraryReaderOptions {
  readonly library: Library;
  /** When a transcript was added. */
  readonly now: () => Date;
}

/** As much of a stored reading as a line of a search shows. */
const SpokenReading = z.object({
  transcript: z.object({
    segments: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        start: z.number().optional(),
        end: z.number().optional(),
        speaker: z.string().optional(),
      }),
    ),
  }),
});

const maxOpen = 8;
const maxOpenCharacters = 3_000_000;

/** A reader over a library. Readers of formats, stemmers and engines are loaded when first needed. */
export function createLibraryReader(options: LibraryReaderOptions): LibraryReader {
  const { library } = options;
  const shelf = createShelf(library);
  const opened = createOpened();
  const ids = new Map<string, string>();
  const rows = async (): Promise<readonly TranscriptRow[]> => {
    const all = await library.transcripts();
    for (const row of all) ids.set(row.id, row.sha256);
    return all;
  };
  const keep = async (row: TranscriptRow, transcript: Transcript): Promise<OpenTranscript> => {
    (await shelf()).put(row, transcript);
    ids.set(row.id, row.sha256);
    return opened.add(await toOpen(row, transcript));
  };
  const open = async (row: TranscriptRow): Promise<OpenTranscript> => {
    const known = opened.get(row);
    if (known !== undefined) return known;
    const transcript = await readRow(options, row);
    return await keep((await library.transcript(row.sha256)) ?? row, transcript);
  };
  return {
    rows,
    open,
    terms: shelf,
    async find(reference) {
      // Listing a large library takes longer than a search: an id that is known costs one file.
      const row = await library.transcript(ids.get(reference) ?? reference);
      return row?.id === reference || row?.sha256 === reference ? row : findRow(await rows(), reference);
    },
    async add(bytes, name) {
      const { transcript } = await readFile(options, bytes, name);
      const row = await library.transcript(transcript.sha256);
      if (row === undefined) throw toReadError(name, undefined);
      return opened.get(row) ?? (await keep(row, transcript));
    },
    async segments(row) {
      const known = opened.get(row);
      if (known !== undefined) return known.transcript.segments;
      const text = await readOrExplain(row.id, () => library.blobs.readText(row.reading));
      const read = SpokenReading.safeParse(JSON.parse(text));
      return read.success ? read.data.transcript.segments : (await open(row)).transcript.segments;
    },
  };
}

function createShelf(library: Library): () => Promise<TermShelf> {
  let shelf: TermShelf | undefined;
  return async () => {
    if (shelf === undefined) {
      const { createTermShelf } = await import("../../app/term-shelf.ts");
      shelf = createTermShelf(library);
    }
    return shelf;
  };
}

async function readRow({ library, now }: LibraryReaderOptions, row: TranscriptRow): Promise<Transcript> {
  const { readStored } = await import("../../app/recordings.ts");
  return (await readOrExplain(row.id, () => readStored(library, { now }, row))).transcript;
}

/** Bytes that the library holds keep the name they had. */
async function readFile(
  { library, now }: LibraryReaderOptions,
  bytes: Uint8Array,
  name: string,
): Promise<Reading> {
  const { readBytes, readStored } = await import("../../app/recordings.ts");
  const before = await library.transcript(hashContent(bytes));
  return await readOrExplain(name, () =>
    before === undefined
      ? readBytes(library, { now }, { bytes, uri: name })
      : readStored(library, { now }, before),
  );
}

async function readOrExplain<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw toReadError(name, cause);
  }
}

async function toOpen(row: TranscriptRow, transcript: Transcript): Promise<OpenTranscript> {
  const { createRecording } = await import("../../agents/recording.ts");
  let index: SearchIndex | undefined;
  return {
    row,
    transcript,
    recording: createRecording(transcript),
    async searchIndex() {
      const { createSearchIndex } = await import("../../transcript/search-index.ts");
      index ??= createSearchIndex(transcript);
      return index;
    },
  };
}

interface Opened {
  get(row: TranscriptRow): OpenTranscript | undefined;
  add(open: OpenTranscript): OpenTranscript;
}

/** The transcripts used last, by the reading they came from. */
function createOpened(): Opened {
  const kept = new Map<string, OpenTranscript>();
  const sizeOf = (): number => [...kept.values()].reduce((sum, open) => sum + open.transcript.text.length, 0);
  const add = (open: OpenTranscript): OpenTranscript => {
    kept.delete(open.row.reading);
    kept.set(open.row.reading, open);
    for (const [oldest] of kept) {
      if (kept.size <= 1 || (kept.size <= maxOpen && sizeOf() <= maxOpenCharacters)) break;
      kept.delete(oldest);
    }
    return open;
  };
  return {
    get(row) {
      const found = kept.get(row.reading);
      return found === undefined ? undefined : add(found);
    },
    add,
  };
}
