import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { OnrecordError } from "../errors.ts";
import { asideFolder } from "./aside-folder.ts";
import { type BlobStore, createBlobStore, reasonOf, type Writer, writeInto } from "./blob-store.ts";
import { explainFullDisk } from "./disk-full.ts";

/** A transcript of the library; `reading` is the blob of what its reader gave. */
export const TranscriptRow = z.object({
  sha256: z.string(),
  id: z.string(),
  readerVersion: z.string(),
  reading: z.string(),
  addedAt: z.string(),
});
export type TranscriptRow = z.infer<typeof TranscriptRow>;

/** The transcripts of a store's folder, in plain files: one of JSON for each beside the blobs. No database is opened. */
export interface Library {
  readonly folder: string;
  readonly blobs: BlobStore;
  /** Adds a transcript or replaces the row of the same bytes, keeping when it was first added. */
  addTranscript(row: TranscriptRow): Promise<void>;
  /** The row of that hash; `undefined` when there is none or its file is damaged. */
  transcript(sha256: string): Promise<TranscriptRow | undefined>;
  /** The newest first. */
  transcripts(): Promise<readonly TranscriptRow[]>;
}

/**
 * Opens the library of a store's folder, made when absent; throws `not_writable`. `name` is that of this process as a writer. With a
 * clock, the list is kept while the folder is unchanged.
 */
export function openLibrary(folder: string, name: string, nowMs?: () => number): Library {
  const writer: Writer = { name, aside: asideFolder(folder), ...(nowMs === undefined ? {} : { nowMs }) };
  const rows = join(folder, "transcripts");
  const blobs = join(folder, "blobs");
  try {
    mkdirSync(rows, { recursive: true });
    mkdirSync(blobs, { recursive: true });
  } catch (cause) {
    const error = explainFullDisk(cause, folder);
    if (error !== cause) throw error;
    throw new OnrecordError(
      `The store at ${folder} cannot be opened: ${reasonOf(cause)}. Fix its permissions, or name another folder with --store DIR or ONRECORD_HOME.`,
      { code: "not_writable", cause },
    );
  }
  const read = (name: string): TranscriptRow | undefined => readRow(join(rows, name));
  const list = (): readonly TranscriptRow[] =>
    readdirSync(rows)
      .filter((name) => /^[0-9a-f]{64}\.json$/.test(name))
      .flatMap((name) => read(name) ?? [])
      .sort(newestFirst);
  const listed = nowMs === undefined ? list : keepWhileUnchanged(list, rows, nowMs);
  return {
    folder,
    blobs: createBlobStore(blobs, writer),
    async addTranscript(row) {
      const { addedAt } = read(`${row.sha256}.json`) ?? row;
      writeInto(join(rows, `${row.sha256}.json`), JSON.stringify({ ...row, addedAt }), writer);
    },
    transcript: async (sha256) => (/^[0-9a-f]{64}$/.test(sha256) ? read(`${sha256}.json`) : undefined),
    transcripts: async () => listed(),
  };
}

/** File systems may give two changes so close together one time. */
const clockStepMs = 2_000;

/** What `list` gave last, until a file of the folder is added, replaced or taken away, by whichever process. */
function keepWhileUnchanged<T>(list: () => T, folder: string, nowMs: () => number): () => T {
  let kept: { readonly changedMs: number; readonly listed: T } | undefined;
  return () => {
    const { mtimeMs: changedMs } = statSync(folder);
    if (kept?.changedMs === changedMs) return kept.listed;
    const isSettled = changedMs < nowMs() - clockStepMs;
    const listed = list();
    kept = isSettled ? { changedMs, listed } : undefined;
    return listed;
  };
}

function readRow(path: string): TranscriptRow | undefined {
  try {
    return TranscriptRow.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    // Absent, or damaged by hand: the transcript's bytes can be read again, and then the row is written anew.
    return undefined;
  }
}

function newestFirst(a: TranscriptRow, b: TranscriptRow): number {
  if (a.addedAt !== b.addedAt) return a.addedAt < b.addedAt ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}
