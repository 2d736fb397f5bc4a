import type {
  Ledger,
  LedgerEntry,
  LedgerScope,
  LedgerTotals,
  ModelSpending,
  RunningSession,
} from "../ledger.ts";
import { lockFor, type Postgres, type Statements } from "./postgres.ts";

/** The ledger in Postgres, which all machines of the store share. */
export function createPostgresLedger(postgres: Postgres): Ledger {
  return {
    reserve: (entry, { scopes, running, mayStart }) =>
      postgres.transact(async (statements) => {
        // Two processes must not both see the last of a budget as free.
        await lockFor(statements, scopes.map(toLockName));
        const totals: LedgerTotals[] = [];
        for (const scope of scopes) totals.push(await addUp(statements, scope, running));
        return mayStart(totals) ? await insert(statements, entry) : undefined;
      }),
    async settle(id, spent, endedMs) {
      await postgres.query(
        `UPDATE onrecord.ledger SET state = 'settled', input_tokens = $2, cached_tokens = $3, output_tokens = $4,
         usd = $5, ended_ms = $6 WHERE id = $1`,
        [id, spent.inputTokens, spent.cachedTokens, spent.outputTokens, spent.usd, endedMs],
      );
    },
    totals: (scope, running) => addUp(postgres, scope, running),
    byModel: (runId) =>
      postgres.query<ModelSpending>(
        `SELECT model, count(*)::float8 AS calls, sum(input_tokens)::float8 AS "inputTokens",
         sum(cached_tokens)::float8 AS "cachedTokens", sum(output_tokens)::float8 AS "outputTokens",
         CASE WHEN count(usd) = count(*) THEN sum(usd) END AS usd
         FROM onrecord.ledger WHERE run_id = $1 GROUP BY model ORDER BY model COLLATE "C"`,
        [runId],
      ),
  };
}

function toLockName(scope: LedgerScope): string {
  return "runId" in scope ? `onrecord run ${scope.runId}` : `onrecord batch ${scope.batchId}`;
}

async function insert(statements: Statements, { worst, ...call }: LedgerEntry): Promise<number | undefined> {
  const [row] = await statements.query<{ id: number }>(
    `INSERT INTO onrecord.ledger (run_id, batch_id, session, model, purpose, state, input_tokens, cached_tokens,
       output_tokens, usd, started_ms)
     VALUES ($1, $2, $3, $4, $5, 'reserved', $6, $7, $8, $9, $10) RETURNING id::float8 AS id`,
    [
      call.runId,
      call.batchId ?? null,
      call.session,
      call.model,
      call.purpose,
      worst.inputTokens,
      worst.cachedTokens,
      worst.outputTokens,
      worst.usd,
      call.startedMs,
    ],
  );
  return row?.id;
}

/** One row of sums by session: a process's work lasts from its first call to its last, or up to now. */
async function addUp(
  statements: Statements,
  scope: LedgerScope,
  running: RunningSession | undefined,
): Promise<LedgerTotals> {
  const [column, id] = "runId" in scope ? ["run_id", scope.runId] : ["batch_id", scope.batchId];
  const [row] = await statements.query<LedgerTotals>(
    `SELECT coalesce(sum(calls), 0)::float8 AS calls, coalesce(sum(tokens), 0)::float8 AS tokens,
       coalesce(sum(usd), 0) AS usd, coalesce(sum(reserved_tokens), 0)::float8 AS "reservedTokens",
       coalesce(sum(reserved_usd), 0) AS "reservedUsd", coalesce(sum(unpriced), 0)::float8 AS unpriced,
       coalesce(sum(last_ms - first_ms), 0)::float8 / 1000 AS seconds
     FROM (
       SELECT count(*) AS calls, count(*) - count(usd) AS unpriced, min(started_ms) AS first_ms,
         sum(input_tokens + output_tokens) FILTER (WHERE state = 'settled') AS tokens,
         sum(usd) FILTER (WHERE state = 'settled') AS usd,
         sum(input_tokens + output_tokens) FILTER (WHERE state = 'reserved') AS reserved_tokens,
         sum(usd) FILTER (WHERE state = 'reserved') AS reserved_usd,
         greatest(max(coalesce(ended_ms, started_ms)), CASE WHEN session = $2 THEN $3::bigint END) AS last_ms
       FROM onrecord.ledger WHERE ${column} = $1 GROUP BY session
     ) AS sessions`,
    [id, running?.session ?? null, running?.nowMs ?? null],
  );
  return row ?? { calls: 0, tokens: 0, usd: 0, reservedTokens: 0, reservedUsd: 0, unpriced: 0, seconds: 0 };
}
