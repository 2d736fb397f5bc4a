import { readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { asideFolder } from "./aside-folder.ts";
import { addNames } from "./blob-names.ts";
import { blobGraceMs, blobPath, reasonOf } from "./blob-store.ts";
import type { Amount } from "./housekeeping.ts";

/** A file that is not whole was written in a moment; one so old was left by a process that died. */
const strayMs = 24 * 60 * 60_000;

/** Files of a store that go when they are old. */
export interface FileSweep {
  /** The store's. */
  readonly folder: string;
  /** Of this process. */
  readonly writer: string;
  readonly nowMs: number;
  readonly beforeMs: number;
  readonly mode: "real" | "dry";
}

/** Adds what the files of a library name: its transcripts, and examples that were kept of reviews. */
export function addNamesInFiles(folder: string, names: Set<string>): void {
  const rows = join(folder, "transcripts");
  for (const name of listFolder(rows)) {
    // A damaged row keeps its original by the name of its file.
    addNames(name, names);
    addNames(readIfThere(join(rows, name)), names);
  }
  addNames(readIfThere(join(folder, "reviewed", "claims", "examples.jsonl")), names);
}

/** Removes blobs that have no name in `names` and were not used for a while. */
export function sweepBlobs(sweep: FileSweep, names: ReadonlySet<string>): Amount {
  const beforeMs = Math.min(sweep.beforeMs, sweep.nowMs - blobGraceMs);
  const isUnneeded = (name: string): boolean => /^[0-9a-f]{64}$/.test(name) && !names.has(name);
  return removeFiles({ ...sweep, beforeMs }, blobFolders(sweep.folder), isUnneeded);
}

/** Removes what dead processes of an earlier version left beside their files. */
export function sweepStrays(sweep: FileSweep): Amount {
  const folders = ["transcripts", join("reviewed", "claims")].map((name) => join(sweep.folder, name));
  const isStray = (name: string): boolean => name.endsWith(".tmp");
  const beforeMs = sweep.nowMs - strayMs;
  return removeFiles({ ...sweep, beforeMs }, [...folders, ...blobFolders(sweep.folder)], isStray);
}

/** When a blob was last stored or found again; `undefined` when it is not there. */
export function usedMs(folder: string, name: string): number | undefined {
  return lookAt(blobPath(join(folder, "blobs"), name))?.mtimeMs;
}

function blobFolders(folder: string): string[] {
  return listFolder(join(folder, "blobs")).map((name) => join(folder, "blobs", name));
}

function removeFiles(
  sweep: FileSweep,
  folders: readonly string[],
  isMeant: (name: string) => boolean,
): Amount {
  let [count, bytes] = [0, 0];
  for (const folder of folders) {
    for (const name of listFolder(folder)) {
      const size = isMeant(name) ? removeOld(join(folder, name), sweep) : undefined;
      if (size === undefined) continue;
      count += 1;
      bytes += size;
    }
  }
  return { count, bytes };
}

/** Size of a file that was old and is gone. One that is marked as used in this very moment is put back. */
function removeOld(path: string, { folder, writer, beforeMs, mode }: FileSweep): number | undefined {
  const found = lookAt(path);
  if (found === undefined || found.mtimeMs >= beforeMs) return undefined;
  if (mode === "dry") return found.size;
  const taken = join(asideFolder(folder), `${writer}.gc.tmp`);
  if (ifThere(() => renameSync(path, taken) ?? "moved") === undefined) return undefined;
  if ((lookAt(taken)?.mtimeMs ?? 0) >= beforeMs) {
    renameSync(taken, path);
    return undefined;
  }
  rmSync(taken);
  return found.size;
}

function listFolder(folder: string): string[] {
  return ifThere(() => readdirSync(folder)) ?? [];
}

function readIfThere(path: string): string {
  return ifThere(() => readFileSync(path, "utf8")) ?? "";
}

function lookAt(path: string): { readonly size: number; readonly mtimeMs: number } | undefined {
  return ifThere(() => statSync(path));
}

/** What cannot be read for another reason than that it is gone ends the sweep: it may name what is needed. */
function ifThere<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (cause) {
    if (["ENOENT", "ENOTDIR"].includes(reasonOf(cause))) return undefined;
    throw cause;
  }
}
