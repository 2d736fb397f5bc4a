import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OnrecordError } from "../errors.ts";

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

/**
 * A blob store in `folder`, made when absent. A blob appears whole or not at all: it is written aside under a
 * name that ends in `writer`, which no other process may have, then renamed.
 */
export function createBlobStore(folder: string, writer: string): BlobStore {
  const pathOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256);
  const read = (sha256: string): Uint8Array | undefined => {
    if (!/^[0-9a-f]{64}$/.test(sha256) || !existsSync(pathOf(sha256))) return undefined;
    const bytes = readFileSync(pathOf(sha256));
    return hashContent(bytes) === sha256 ? bytes : undefined;
  };
  return {
    async put(content) {
      const sha256 = hashContent(content);
      if (read(sha256) === undefined) writeAside(pathOf(sha256), content, writer);
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

/** Writes a file so that it appears whole or not at all; throws `not_writable`. */
export function writeAside(path: string, content: string | Uint8Array, writer: string): void {
  const aside = `${path}.${writer}.tmp`;
  try {
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(aside, content);
    renameSync(aside, path);
  } catch (cause) {
    removeIfThere(aside);
    throw new OnrecordError(
      `The store could not write ${join(path, "..")}: ${reasonOf(cause)}. Free space or fix its permissions, or name another folder with --store DIR.`,
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
