import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { OnrecordError } from "../../errors.ts";
import { reasonOf } from "../../store/blob-store.ts";
import { addServers } from "./add-servers.ts";
import type { Host } from "./hosts.ts";
import type { ServerEntry } from "./server-entries.ts";

/** What was done to a host's file. */
export interface ConfigChange {
  readonly file: string;
  readonly state: "created" | "changed" | "unchanged";
  /** A copy of the file as it was; absent where there was none or nothing changed. */
  readonly backup?: string;
}

/** More is no configuration. */
const mostBytes = 5_000_000;

/**
 * Adds servers to a host's file, which is made when absent; a copy of what was there stays beside it. The file
 * changes whole or not at all, and one that cannot be read is left alone: then `OnrecordError`.
 */
export function writeConfig(
  file: string,
  host: Host,
  entries: Readonly<Record<string, ServerEntry>>,
): ConfigChange {
  // Behind a link stands the file that is meant, in a repository of settings for example.
  const target = existsSync(file) ? realpathSync(file) : file;
  const before = readConfig(target);
  const after = addServers(before ?? "", { host, entries, file });
  if (after === before) return { file, state: "unchanged" };
  try {
    mkdirSync(dirname(target), { recursive: true });
    const backup = before === undefined ? undefined : keepCopy(target);
    writeWhole(target, after);
    return backup === undefined ? { file, state: "created" } : { file, state: "changed", backup };
  } catch (cause) {
    throw new OnrecordError(
      `${file} cannot be written: ${reasonOf(cause)}. Fix the permissions of its folder, or run the command without --write and put the block in by hand.`,
      { code: "not_writable", cause },
    );
  }
}

function readConfig(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  if (!stat.isFile()) throw unreadable(file, "it is no regular file");
  if (stat.size > mostBytes) throw unreadable(file, `it has more than ${mostBytes / 1e6} MB`);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw unreadable(file, reasonOf(cause));
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw unreadable(file, "it is not UTF-8");
  }
}

function unreadable(file: string, why: string): OnrecordError {
  return new OnrecordError(
    `${file} cannot be read: ${why}. It is left as it is. Mend it, or name another file with --file.`,
    { code: "not_readable" },
  );
}

/** Copies the file beside itself under a name that is free; an older copy is never written over. */
function keepCopy(file: string): string {
  let backup = `${file}.backup`;
  for (let number = 2; existsSync(backup); number += 1) backup = `${file}.backup-${number}`;
  copyFileSync(file, backup, constants.COPYFILE_EXCL);
  return backup;
}

function writeWhole(file: string, text: string): void {
  const aside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(aside, text);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat !== undefined) chmodSync(aside, stat.mode & 0o777);
    renameSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}
