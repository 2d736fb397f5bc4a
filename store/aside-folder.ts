import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { LeaseOwner, LeaseWorld } from "./lease.ts";

/** A file is written in a moment: one so old has no writer, even if another process has the dead one's number by now. */
const oldestMs = 24 * 60 * 60_000;

/** Where a store's files are written before they are whole: one folder, so that what the dead left is found at a glance. */
export function asideFolder(storeFolder: string): string {
  return join(storeFolder, "tmp");
}

/** The name of a process as a writer; it tells where it runs, so that others can tell whether it still does. */
export function writerName({ host, pid, nonce }: LeaseOwner): string {
  return `${encodeURIComponent(host)}~${pid}~${nonce}`;
}

/** What was removed. */
export interface Removed {
  readonly count: number;
  readonly bytes: number;
}

/**
 * Removes the unfinished files of dead processes, in a dry run only counts them. Those of other machines, and of
 * writers without a name, count as dead after a day.
 */
export function sweepAside(
  storeFolder: string,
  world: LeaseWorld & { readonly host: string },
  run: "real" | "dry" = "real",
): Removed {
  const folder = asideFolder(storeFolder);
  let [count, bytes] = [0, 0];
  for (const name of filesOf(folder)) {
    const size = sizeOfDead(join(folder, name), name, world);
    if (size === undefined) continue;
    if (run === "real") rmSync(join(folder, name), { force: true });
    count += 1;
    bytes += size;
  }
  return { count, bytes };
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // There is no such folder before the first write.
    return [];
  }
}

function sizeOfDead(
  path: string,
  name: string,
  world: LeaseWorld & { readonly host: string },
): number | undefined {
  const [host, pid] = name.split("~");
  try {
    const { size, mtimeMs } = statSync(path);
    const isDead = host === encodeURIComponent(world.host) && !world.isAlive(Number(pid));
    return isDead || mtimeMs < world.nowMs() - oldestMs ? size : undefined;
  } catch {
    // Its writer has put it in its place meanwhile.
    return undefined;
  }
}
