import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { OnrecordError } from "../errors.ts";
import { explainFullDisk } from "./disk-full.ts";

/** Content-addressed files: a blob's name is the SHA-256 of its bytes, in lower-case hex. */
export interface BlobStore {
  /** Stores bytes or UTF-8 text and gives its name; storing the same again costs a look. */
  put(content: string | Uint8Array): Promise<string>;
  /** The bytes; `undefined` when absent or when they no longer match their name. */
  read(sha256: string): Promise<Uint8Array | undefined>;
  /** The bytes as UTF-8; throws `not_found` when absent or damaged. */
  readText(sha256: string): Promise<string>;
}

/** SHA-256 of bytes or UTF-8 text in lower-case hex. */
export function hashContent(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** How a process writes files into a store. */
export interface Writer {
  /** No other process may have it. */
  readonly name: string;
  /** Folder for files that are not whole yet, on the same disk as the store. */
  readonly aside: string;
  /** Absent: files are never marked as used again. */
  readonly nowMs?: () => number;
}

/** A blob that is stored again is marked as used now when its last mark is older; less than the grace below. */
export const renewAfterMs = 5 * 60_000;

/**
 * A blob is named by what needs it moments after it was stored or found again, which marks it as used: one so young may
 * not have been named yet. Three times as long as a mark is let stand.
 */
export const blobGraceMs = 15 * 60_000;

/** A blob store in `folder`, made when absent. A blob appears whole or not at all: it is written aside, then renamed. */
export function createBlobStore(folder: string, writer: Writer): BlobStore {
  const pathOf = (sha256: string): string => blobPath(folder, sha256);
  const read = (sha256: string): Uint8Array | undefined => {
    if (!/^[0-9a-f]{64}$/.test(sha256) || !existsSync(pathOf(sha256))) return undefined;
    const bytes = readFileSync(pathOf(sha256));
    return hashContent(bytes) === sha256 ? bytes : undefined;
  };
  return {
    async put(content) {
      const sha256 = hashContent(content);
      const path = pathOf(sha256);
      // It was read before it is renewed: that it was there a moment ago is not enough, gc may have taken it since.
      if (read(sha256) === undefined || !renew(path, writer.nowMs)) writeInto(path, content, writer);
      return sha256;
    },
    read: async (sha256) => read(sha256),
    async readText(sha256) {
      const bytes = read(sha256);
      if (bytes === undefined) {
        throw new OnrecordError(
          `The store has no whole blob ${sha256.slice(0, 12)}. It was removed or damaged; run the command again on the original file.`,
          { code: "not_found" },
        );
      }
      return new TextDecoder().decode(bytes);
    },
  };
}

/** Where a blob of a folder is. */
export function blobPath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256);
}

/** Marks a blob as used now; false when it is gone. */
export function renew(path: string, nowMs: (() => number) | undefined): boolean {
  if (nowMs === undefined) return true;
  try {
    const now = nowMs();
    if (statSync(path).mtimeMs < now - renewAfterMs) utimesSync(path, now / 1000, now / 1000);
    return true;
  } catch {
    return false;
  }
}

/** Writes a file into a store; throws `disk_full` or `not_writable`. */
export function writeInto(path: string, content: string | Uint8Array, writer: Writer): void {
  const aside = join(writer.aside, `${writer.name}.${basename(path).slice(0, 12)}.tmp`);
  explainWrite(path, () => {
    mkdirSync(writer.aside, { recursive: true });
    replaceFile(path, content, aside);
  });
}

/** Writes a file so that it appears whole or not at all; throws `disk_full` or `not_writable`. */
export function writeAside(path: string, content: string | Uint8Array, writer: string): void {
  explainWrite(path, () => replaceFile(path, content, `${path}.${writer}.tmp`));
}

/** Writes a file aside and puts it in its place, or throws what the system threw and leaves nothing aside. */
export function replaceFile(path: string, content: string | Uint8Array, aside: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(aside, content);
    renameSync(aside, path);
  } catch (cause) {
    removeIfThere(aside);
    throw cause;
  }
}

function explainWrite(path: string, write: () => void): void {
  const folder = dirname(path);
  try {
    write();
  } catch (cause) {
    const error = explainFullDisk(cause, folder);
    if (error !== cause) throw error;
    throw new OnrecordError(
      `The store could not write ${folder}: ${reasonOf(cause)}. Fix its permissions, or name another folder with --store DIR.`,
      { code: "not_writable", cause },
    );
  }
}

function removeIfThere(path: string): void {
  // The failure that is being reported counts; that nothing could be cleaned up after it does not.
  if (existsSync(path)) rmSync(path, { force: true });
}

/** The system's short word for why a file operation failed, such as ENOSPC. */
export function reasonOf(cause: unknown): string {
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string") return cause.code;
  return cause instanceof Error ? cause.message : String(cause);
}
