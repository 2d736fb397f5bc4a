import { addNames, type NameSource, type NamingRow, staysNamed } from "../blob-names.ts";
import { addNamesInFiles } from "../sweep-blobs.ts";
import type { Unneeded } from "../unneeded.ts";
import type { Postgres, Statements } from "./postgres.ts";
import { checkpointSchema } from "./postgres-checkpointer.ts";
import { hasCheckpoints } from "./postgres-facts.ts";
import { inChunks } from "./postgres-sweep-rows.ts";

/**
 * Every blob that a store in Postgres names, but those that only `without` names. All is read as it was in one moment: a
 * name may pass from a checkpoint to its run, and is seen in one of them.
 */
export async function namedBlobs(
  postgres: Postgres,
  folder: string,
  without?: Unneeded,
): Promise<ReadonlySet<string>> {
  return await postgres.transact(async (statements) => {
    await statements.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    const [names, asked] = [new Set<string>(), new Set<string>()];
    for (const source of await listSources(statements, without?.callsBeforeMs ?? 0)) {
      const into = source.isAsked === true ? asked : names;
      await forEachRow(statements, source.query, (row) => {
        if (staysNamed(source, row, without)) addNames(row.text, into);
      });
    }
    await addAsked(statements, asked, names);
    addNamesInFiles(folder, names);
    return names;
  });
}

async function listSources(statements: Statements, callsBeforeMs: number): Promise<NameSource[]> {
  return [
    { query: "SELECT id, json AS text FROM onrecord.runs", of: "runs" },
    {
      query: `SELECT id, coalesce(substring(json FROM '"request":"([0-9a-f]{64})"'), json) AS text FROM onrecord.runs`,
      of: "runs",
      isAsked: true,
    },
    { query: "SELECT id, payload AS text FROM onrecord.jobs", of: "jobs", isAsked: true },
    {
      query: `SELECT key AS id, blob AS text FROM onrecord.results JOIN onrecord.blobs ON sha256 = blob
        WHERE used_ms >= ${callsBeforeMs}`,
    },
    { query: "SELECT id, sha256 || ' ' || reading AS text FROM onrecord.transcripts" },
    ...((await hasCheckpoints(statements))
      ? checkpointTexts.map((query) => ({ query, of: "threads" as const }))
      : []),
  ];
}

const checkpointTexts = [
  `SELECT thread_id AS id, checkpoint::text || metadata::text AS text FROM ${checkpointSchema}.checkpoints`,
  `SELECT thread_id AS id, blob AS text FROM ${checkpointSchema}.checkpoint_blobs WHERE blob IS NOT NULL`,
  `SELECT thread_id AS id, blob AS text FROM ${checkpointSchema}.checkpoint_writes`,
];

/** What a run or a job is asked for may name blobs too. */
async function addAsked(
  statements: Statements,
  asked: ReadonlySet<string>,
  names: Set<string>,
): Promise<void> {
  for (const name of asked) names.add(name);
  for (const chunk of inChunks([...asked])) {
    const blobs = await statements.query<{ bytes: Uint8Array }>(
      "SELECT bytes FROM onrecord.blobs WHERE sha256 = ANY ($1)",
      [chunk],
    );
    for (const { bytes } of blobs) addNames(toText(bytes), names);
  }
}

/** Rows that are in memory at a time. */
const rowsAtOnce = 100;

async function forEachRow(
  statements: Statements,
  query: string,
  use: (row: NamingRow) => void,
): Promise<void> {
  await statements.query(`DECLARE naming NO SCROLL CURSOR FOR ${query}`);
  let rows: readonly StoredRow[];
  do {
    rows = await statements.query<StoredRow>(`FETCH ${rowsAtOnce} FROM naming`);
    for (const { id, text } of rows) use({ id, text: toText(text) });
  } while (rows.length > 0);
  await statements.query("CLOSE naming");
}

interface StoredRow {
  readonly id: string;
  readonly text: string | Uint8Array;
}

/** Byte by byte: names are of letters and digits, whatever stands around them. */
function toText(text: string | Uint8Array): string {
  return typeof text === "string" ? text : Buffer.from(text).toString("latin1");
}
