import { closeSync, fdatasync, ftruncateSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { OnrecordError } from "../../errors.ts";
import { indexRecords, placeOf, type RecordPlace } from "./read-records.ts";
import type { EvalRecord } from "./record.ts";
import { takeLock } from "./record-lock.ts";

/** The one writer of a folder's records. */
export interface RecordFile {
  /** The last record of each key, those that were appended as well. */
  find(key: string): RecordPlace | undefined;
  /** Writes a line at once; resolves when it is on the disk. Lines that wait together are synced together. */
  append(record: EvalRecord): Promise<void>;
  /** Lines that were found and are no records. */
  readonly unreadable: number;
  /** Waits for what is not on the disk yet, and lets the file go. */
  close(): Promise<void>;
}

/** Where the records of an eval's folder stand. */
export function recordsPath(folder: string): string {
  return join(folder, "records.jsonl");
}

/**
 * Opens (or makes) the records of a folder for appending. A last line that was torn when a process was killed is cut
 * off. Throws `run_conflict` when another process writes them.
 */
export function openRecordFile(folder: string, nonce: string): RecordFile {
  makeFolder(folder);
  const path = recordsPath(folder);
  const unlock = takeLock(`${path}.lock`, nonce);
  const index = indexRecords(path);
  const file = openSync(path, "a");
  if (index.isTorn) ftruncateSync(file, index.sizeBytes);
  const places = new Map(index.places);
  let sizeBytes = index.sizeBytes;
  const sync = createSync(file);
  return {
    unreadable: index.unreadable,
    find: (key) => places.get(key),
    append(record) {
      const bytes = Buffer.from(`${JSON.stringify(record)}\n`);
      writeWhole(file, bytes, path);
      places.set(record.key, placeOf(record, sizeBytes, bytes.length - 1));
      sizeBytes += bytes.length;
      return sync.whenSynced();
    },
    async close() {
      try {
        await sync.whenSynced();
      } finally {
        closeSync(file);
        unlock();
      }
    },
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw notWritable(folder, cause);
  }
}

function writeWhole(file: number, bytes: Buffer, path: string): void {
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
  } catch (cause) {
    throw notWritable(path, cause);
  }
}

function notWritable(path: string, cause: unknown): OnrecordError {
  return new OnrecordError(
    `${path} cannot be written. Free space or fix its permissions, or name another folder with --out.`,
    { code: "not_writable", cause },
  );
}

/** A sync of the disk takes some milliseconds: one is under way at a time, and the next takes all that came meanwhile. */
function createSync(file: number): { whenSynced(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const start = (): Promise<void> => {
    next = undefined;
    return new Promise((resolve, reject) => {
      fdatasync(file, (cause) => (cause === null ? resolve() : reject(notWritable("The records", cause))));
    });
  };
  return {
    whenSynced() {
      if (next === undefined) {
        next = running.then(start);
        running = next.catch(() => undefined);
      }
      return next;
    },
  };
}
