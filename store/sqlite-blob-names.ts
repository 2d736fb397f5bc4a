import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addNames, type NameSource, type NamingRow, staysNamed } from "./blob-names.ts";
import { blobPath, reasonOf } from "./blob-store.ts";
import type { SqliteDatabase } from "./database.ts";
import { hasCheckpoints } from "./sqlite-unneeded.ts";
import { addNamesInFiles, usedMs } from "./sweep-blobs.ts";
import type { Unneeded } from "./unneeded.ts";

/** Every blob that a store of SQLite names, but those that only `without` names. */
export function namedBlobs(database: SqliteDatabase, folder: string, without?: Unneeded): Set<string> {
  const [names, asked] = [new Set<string>(), new Set<string>()];
  for (const source of listSources(database)) {
    const into = source.isAsked === true ? asked : names;
    for (const row of database.prepare<[], NamingRow>(source.query).iterate())
      if (staysNamed(source, row, without)) addNames(row.text, into);
  }
  const blobs = database.prepare<[], string>("SELECT blob FROM results").pluck().all();
  const stays = (blob: string): boolean =>
    without === undefined || (usedMs(folder, blob) ?? 0) >= without.callsBeforeMs;
  for (const blob of blobs.filter(stays)) names.add(blob);
  // What a run or a job is asked for may name blobs too.
  for (const name of asked) addNames(`${name} ${readBlob(folder, name)}`, names);
  addNamesInFiles(folder, names);
  return names;
}

function listSources(database: SqliteDatabase): NameSource[] {
  return [
    { query: "SELECT id, json AS text FROM runs", of: "runs" },
    {
      query:
        "SELECT id, COALESCE(CASE WHEN json_valid(json) THEN json ->> '$.request' ELSE json END, '') AS text FROM runs",
      of: "runs",
      isAsked: true,
    },
    { query: "SELECT id, payload AS text FROM jobs", of: "jobs", isAsked: true },
    ...(hasCheckpoints(database) ? [{ query: checkpointTexts, of: "threads" as const }] : []),
  ];
}

const checkpointTexts = `
  SELECT thread_id AS id, CAST(checkpoint AS TEXT) || CAST(metadata AS TEXT) AS text FROM checkpoints
  UNION ALL SELECT thread_id AS id, CAST(value AS TEXT) AS text FROM writes`;

function readBlob(folder: string, name: string): string {
  try {
    return readFileSync(blobPath(join(folder, "blobs"), name), "utf8");
  } catch (cause) {
    if (reasonOf(cause) === "ENOENT") return "";
    throw cause;
  }
}
