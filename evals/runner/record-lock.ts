import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { z } from "zod";
import { OnrecordError } from "../../errors.ts";

const Holder = z.strictObject({ host: z.string(), pid: z.int(), nonce: z.string() });
type Holder = z.infer<typeof Holder>;

/**
 * Takes the lock file at `path` for this process and gives the way to let it go. One left by a process that was
 * killed on this machine is taken over. Throws `run_conflict` when another one holds it.
 */
export function takeLock(path: string, nonce: string): () => void {
  const mine = `${path}.${nonce}`;
  const holder: Holder = { host: hostname(), pid: process.pid, nonce };
  writeFileSync(mine, JSON.stringify(holder));
  try {
    if (!tryLink(mine, path)) takeOver(mine, path);
  } finally {
    rmSync(mine, { force: true });
  }
  return () => {
    if (readHolder(path)?.nonce === nonce) rmSync(path, { force: true });
  };
}

/** False when there is a lock already; of two processes that link at once, one gets it. */
function tryLink(mine: string, path: string): boolean {
  try {
    linkSync(mine, path);
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return false;
    throw cause;
  }
}

function takeOver(mine: string, path: string): void {
  const held = readHolder(path);
  if (held !== undefined && isAlive(held)) throw conflict(path, held);
  const aside = `${mine}.stale`;
  try {
    renameSync(path, aside);
  } catch {
    // Let go, or taken over by another one, in this moment.
    if (tryLink(mine, path)) return;
    throw conflict(path, readHolder(path));
  }
  const moved = readHolder(aside);
  const isSame = moved?.nonce === held?.nonce;
  // Another one was quicker, and what was moved is its lock.
  if (!isSame) tryLink(aside, path);
  rmSync(aside, { force: true });
  if (!isSame || !tryLink(mine, path)) throw conflict(path, readHolder(path));
}

function readHolder(path: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}

function isAlive({ host, pid }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}

function conflict(path: string, held: Holder | undefined): OnrecordError {
  const who = held === undefined ? "another process" : `process ${held.pid} on ${held.host}`;
  return new OnrecordError(
    `${path} is held by ${who}, which writes these records now. Wait for it, name another folder with --out, or delete the file if that process is gone.`,
    { code: "run_conflict" },
  );
}
