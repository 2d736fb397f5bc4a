import { AgentRecord, Run } from "../run.ts";
import type { Store } from "../store.ts";
import type { Postgres } from "./postgres.ts";
import { isStale, isWhole, markUsed } from "./postgres-blobs.ts";

interface RunRow {
  readonly json: string;
  /** Of its agents' records, by task. */
  readonly agents: readonly string[];
}

const select = `SELECT json, ARRAY (
    SELECT agent.json FROM onrecord.agent_records AS agent WHERE agent.run_id = run.id ORDER BY task COLLATE "C"
  ) AS agents FROM onrecord.runs AS run`;

/** Runs, what their agents did, and finished calls in Postgres. */
export function createPostgresRuns(
  postgres: Postgres,
): Pick<Store, "saveRun" | "runs" | "run" | "recordAgent" | "findResult" | "saveResult"> {
  return {
    async saveRun(run) {
      await postgres.query(
        `INSERT INTO onrecord.runs (id, started_at, json) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET started_at = EXCLUDED.started_at, json = EXCLUDED.json`,
        [run.id, run.startedAt, JSON.stringify({ ...run, agents: [] })],
      );
    },
    runs: async () =>
      (
        await postgres.query<RunRow>(`${select} ORDER BY started_at COLLATE "C" DESC, id COLLATE "C" DESC`)
      ).map(toRun),
    async run(id) {
      const [row] = await postgres.query<RunRow>(`${select} WHERE id = $1`, [id]);
      return row === undefined ? undefined : toRun(row);
    },
    async recordAgent(runId, record) {
      await postgres.query(
        `INSERT INTO onrecord.agent_records (run_id, task, json, is_done) VALUES ($1, $2, $3, $4)
         ON CONFLICT (run_id, task) DO UPDATE SET json = EXCLUDED.json, is_done = EXCLUDED.is_done
         WHERE NOT agent_records.is_done`,
        [runId, record.task, JSON.stringify(record), record.status === "done"],
      );
    },
    async findResult(key) {
      const [row] = await postgres.query<{ blob: string; isStale: boolean }>(
        `SELECT blob, ${isStale} AS "isStale" FROM onrecord.results JOIN onrecord.blobs ON sha256 = blob
         WHERE key = $1 AND ${isWhole}`,
        [key],
      );
      if (row === undefined) return undefined;
      // Who found it will name it, and needs it until then; it may have been taken a moment ago.
      return !row.isStale || (await markUsed(postgres, row.blob)) ? row.blob : undefined;
    },
    async saveResult(key, blob) {
      await postgres.query(
        `INSERT INTO onrecord.results (key, blob) VALUES ($1, $2)
         ON CONFLICT (key) DO UPDATE SET blob = EXCLUDED.blob`,
        [key, blob],
      );
    },
  };
}

function toRun({ json, agents }: RunRow): Run {
  const value: unknown = JSON.parse(json);
  const records = agents.map((record) => AgentRecord.parse(JSON.parse(record)));
  return Run.parse({ ...(typeof value === "object" ? value : {}), agents: records });
}
