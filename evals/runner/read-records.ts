import { closeSync, openSync, readSync } from "node:fs";
import { OnrecordError } from "../../errors.ts";
import { EvalRecord, type RowStatus } from "./record.ts";

/** Where a record stands in its file, and what must be known of it without reading it again. */
export interface RecordPlace {
  readonly offset: number;
  readonly length: number;
  readonly status: RowStatus;
  readonly program?: string;
}

/** The last record of each key. Outputs stay in the file. */
export interface RecordIndex {
  readonly places: ReadonlyMap<string, RecordPlace>;
  /** Bytes up to the end of the last whole line. */
  readonly sizeBytes: number;
  /** Whole lines that are no records: their rows are as not tried. */
  readonly unreadable: number;
  /** Whether bytes of a line that was not finished follow. */
  readonly isTorn: boolean;
}

const chunkBytes = 1 << 20;
const newline = 0x0a;

/** Indexes a file of records, a line at a time; an absent file has none. A last line without its end is left out. */
export function indexRecords(path: string): RecordIndex {
  const places = new Map<string, RecordPlace>();
  let unreadable = 0;
  const { sizeBytes, isTorn } = forEachLine(path, (line, offset) => {
    const record = parseRecord(line.toString("utf8"));
    if (record === undefined) unreadable += 1;
    else places.set(record.key, placeOf(record, offset, line.length));
  });
  return { places, sizeBytes, unreadable, isTorn };
}

/** What an index keeps of a record that takes `length` bytes from `offset` on. */
export function placeOf(record: EvalRecord, offset: number, length: number): RecordPlace {
  const { status, program } = record;
  return { offset, length, status, ...(program === undefined ? {} : { program }) };
}

/** Reads single records of a file by their place; close it when done. */
export interface RecordReader {
  read(place: RecordPlace): EvalRecord;
  close(): void;
}

/** A reader of a file that has been indexed. */
export function openRecordReader(path: string): RecordReader {
  const file = openSync(path, "r");
  let isOpen = true;
  return {
    read({ offset, length }) {
      const bytes = Buffer.alloc(length);
      const got = readSync(file, bytes, 0, length, offset);
      const record = got === length ? parseRecord(bytes.toString("utf8")) : undefined;
      if (record !== undefined) return record;
      throw new OnrecordError(`${path} has changed while it was read. Run the command again.`, {
        code: "not_readable",
      });
    },
    // Two sides of a comparison may be one file.
    close() {
      if (isOpen) closeSync(file);
      isOpen = false;
    },
  };
}

function parseRecord(line: string): EvalRecord | undefined {
  try {
    return EvalRecord.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** Calls `visit` with each whole line, without its end, and where it starts. */
function forEachLine(
  path: string,
  visit: (line: Buffer, offset: number) => void,
): Pick<RecordIndex, "sizeBytes" | "isTorn"> {
  const file = openOrNothing(path);
  if (file === undefined) return { sizeBytes: 0, isTorn: false };
  try {
    let rest: Buffer = Buffer.alloc(0);
    let offset = 0;
    const chunk = Buffer.alloc(chunkBytes);
    for (;;) {
      const got = readSync(file, chunk, 0, chunkBytes, offset + rest.length);
      if (got === 0) return { sizeBytes: offset, isTorn: rest.length > 0 };
      const bytes = Buffer.concat([rest, chunk.subarray(0, got)]);
      const taken = visitLines(bytes, (line, at) => visit(line, offset + at));
      rest = bytes.subarray(taken);
      offset += taken;
    }
  } finally {
    closeSync(file);
  }
}

function visitLines(bytes: Buffer, visit: (line: Buffer, at: number) => void): number {
  let from = 0;
  for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, from)) {
    if (end > from) visit(bytes.subarray(from, end), from);
    from = end + 1;
  }
  return from;
}

function openOrNothing(path: string): number | undefined {
  try {
    return openSync(path, "r");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw new OnrecordError(
      `${path} cannot be read. Check its permissions, or name another folder with --out.`,
      {
        code: "not_readable",
        cause,
      },
    );
  }
}
