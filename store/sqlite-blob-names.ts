import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addNames } from "./blob-names.ts";
import { blobPath, reasonOf } from "./blob-store.ts";
import type { SqliteDatabase } from "./database.ts";
import { hasCheckpoints } from "./sqlite-unneeded.ts";
import { addNamesInFiles, usedMs } from "./sweep-blobs.ts";
import type { Unneeded } from "./unneeded.ts";

/** Every blob that a store of SQLite names, but those that only `without` names. */
export function namedBlobs(database: SqliteDatabase, folder: string, without?: Unneeded): Set<string> {
  const [names, asked] = [new Set<string>(), new Set<string>()];
  for (const { query, stays, isAsked } of listSources(database, folder, without)) {
    const into = isAsked === true ? asked : names;
    for (const row of database.prepare<[], Row>(query).iterate()) if (stays(row)) addNames(row.text, into);
  }
  // What a run or a job is asked for may name blobs too.
  for (const name of asked) addNames(`${name} ${readBlob(folder, name)}`, names);
  addNamesInFiles(folder, names);
  return names;
}

interface NameSource {
  readonly query: string;
  readonly stays: (row: Row) => boolean;
  /** Its names are of blobs that may name others. */
  readonly isAsked?: boolean;
}

function listSources(database: SqliteDatabase, folder: string, without: Unneeded | undefined): NameSource[] {
  const staysRun = ({ id }: Row): boolean => without?.runs.has(id) !== true;
  return [
    { query: "SELECT id, json AS text FROM runs", stays: staysRun },
    {
      query:
        "SELECT id, COALESCE(CASE WHEN json_valid(json) THEN json ->> '$.request' ELSE json END, '') AS text FROM runs",
      stays: staysRun,
      isAsked: true,
    },
    {
      query: "SELECT id, payload AS text FROM jobs",
      stays: ({ id }) => without?.jobs.has(id) !== true,
      isAsked: true,
    },
    {
      query: "SELECT key AS id, blob AS text FROM results",
      stays: ({ text }) => without === undefined || (usedMs(folder, text) ?? 0) >= without.callsBeforeMs,
    },
    ...(hasCheckpoints(database)
      ? [{ query: checkpointTexts, stays: ({ id }: Row) => without?.threads.has(id) !== true }]
      : []),
  ];
}

interface Row {
  readonly id: string;
  readonly text: string;
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
