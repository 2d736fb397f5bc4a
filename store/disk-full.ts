import { OnrecordError } from "../errors.ts";

/** How the system, SQLite and Postgres say that there is no room left; SQLite grows its shared index before it reads. */
const codes: ReadonlySet<string> = new Set([
  "ENOSPC",
  "EDQUOT",
  "SQLITE_FULL",
  "SQLITE_IOERR_SHMSIZE",
  "53100",
  "disk_full" satisfies OnrecordError["code"],
]);

/** Errors that one was caused by, itself first; a cause may lead back to it. */
const mostCauses = 8;

/** Whether something failed because a disk has no room left. */
export function isDiskFull(error: unknown): boolean {
  let cause = error;
  for (let depth = 0; depth < mostCauses && cause instanceof Error; depth += 1) {
    if ("code" in cause && codes.has(String(cause.code))) return true;
    cause = cause.cause;
  }
  return false;
}

/** An error as it may be shown: a full disk is told with the place that could not be written, any other is as it was. */
export function explainFullDisk(error: unknown, place: string): unknown {
  if (!isDiskFull(error) || (error instanceof OnrecordError && error.code === "disk_full")) return error;
  return new OnrecordError(
    `The disk is full: ${place} could not be written. What was finished is kept. Free some space on it ("onrecord gc --older-than 7d" removes what nothing needs any more) and run the same command again, or name a folder on another disk.`,
    { code: "disk_full", cause: error },
  );
}
