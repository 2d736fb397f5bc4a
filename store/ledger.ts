import type { SqliteDatabase } from "./database.ts";

/** Tokens and money of one call; `usd` is null when the model's price is unknown. */
export interface Spending {
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  readonly usd: number | null;
}

/** A call that is about to be made, at its worst case. */
export interface LedgerEntry {
  readonly runId: string;
  readonly batchId?: string;
  /** One process's work on the run: when it began, in milliseconds. */
  readonly session: number;
  readonly model: string;
  readonly purpose: string;
  readonly worst: Spending;
  readonly startedMs: number;
}

/** What a run or a batch has spent, and what its calls that have not ended may still cost. */
export interface LedgerTotals {
  /** Begun calls, ended or not. */
  readonly calls: number;
  readonly tokens: number;
  readonly usd: number;
  /** Worst case of the calls that did not end: those in flight, and those whose process was killed. */
  readonly reservedTokens: number;
  readonly reservedUsd: number;
  /** Calls without a known price. */
  readonly unpriced: number;
  /** Seconds of work on it: of each process from its first call to its last; processes at once count once each. */
  readonly seconds: number;
}

/** Whose calls are added up. */
export type LedgerScope = { readonly runId: string } | { readonly batchId: string };

/** What a model's calls in a run came to. */
export interface ModelSpending extends Spending {
  readonly model: string;
  readonly calls: number;
}

/** What decides whether a call may start. */
export interface StartRule {
  /** Whose totals are asked. */
  readonly scopes: readonly LedgerScope[];
  readonly running: RunningSession;
  /** Told the totals of the scopes in their order, which do not change before the call is written. */
  mayStart(totals: readonly LedgerTotals[]): boolean;
}

/** A process's work that goes on: it counts up to now. */
export interface RunningSession {
  readonly session: number;
  readonly nowMs: number;
}

/** The book of all calls to models. A call stands in it before it is made, so that a killed one is counted. */
export interface Ledger {
  /** Writes a call at its worst case and gives its number; nothing is written when it may not start or that throws. */
  reserve(entry: LedgerEntry, rule: StartRule): Promise<number | undefined>;
  /** Puts what was spent in the place of the worst case. */
  settle(id: number, spent: Spending, endedMs: number): Promise<void>;
  totals(scope: LedgerScope, running?: RunningSession): Promise<LedgerTotals>;
  byModel(runId: string): Promise<readonly ModelSpending[]>;
}

/** The ledger in the store's SQLite file, shared by all processes that have it open. */
export function createLedger(database: SqliteDatabase): Ledger {
  const totals = createTotals(database);
  const insert = database.prepare(
    `INSERT INTO ledger (run_id, batch_id, session, model, purpose, state, input_tokens, cached_tokens, output_tokens, usd, started_ms)
     VALUES (@runId, @batchId, @session, @model, @purpose, 'reserved', @inputTokens, @cachedTokens, @outputTokens, @usd, @startedMs)`,
  );
  const update = database.prepare(
    `UPDATE ledger SET state = 'settled', input_tokens = @inputTokens, cached_tokens = @cachedTokens,
     output_tokens = @outputTokens, usd = @usd, ended_ms = @endedMs WHERE id = @id`,
  );
  const reserve = database.transaction((entry: LedgerEntry, { scopes, running, mayStart }: StartRule) => {
    if (!mayStart(scopes.map((scope) => totals(scope, running)))) return undefined;
    const { worst, ...call } = entry;
    return Number(insert.run({ batchId: null, ...call, ...worst }).lastInsertRowid);
  });
  return {
    // Immediate: two processes must not both see the last of the budget as free.
    reserve: async (entry, rule) => reserve.immediate(entry, rule),
    settle: async (id, spent, endedMs) => {
      update.run({ ...spent, id, endedMs });
    },
    totals: async (scope, running) => totals(scope, running),
    byModel: async (runId) =>
      database
        .prepare<[string], ModelSpending>(
          `SELECT model, COUNT(*) AS calls, SUM(input_tokens) AS inputTokens, SUM(cached_tokens) AS cachedTokens,
           SUM(output_tokens) AS outputTokens, CASE WHEN COUNT(usd) = COUNT(*) THEN SUM(usd) END AS usd
           FROM ledger WHERE run_id = ? GROUP BY model ORDER BY model`,
        )
        .all(runId),
  };
}

type Sums = Omit<LedgerTotals, "seconds">;
interface Session {
  readonly session: number;
  readonly first: number;
  readonly last: number;
}

const nothing: Sums = { calls: 0, tokens: 0, usd: 0, reservedTokens: 0, reservedUsd: 0, unpriced: 0 };

function createTotals(
  database: SqliteDatabase,
): (scope: LedgerScope, running?: RunningSession) => LedgerTotals {
  const sums = (column: string) =>
    database.prepare<[string], Sums>(
      `SELECT COUNT(*) AS calls,
       COALESCE(SUM(CASE state WHEN 'settled' THEN input_tokens + output_tokens END), 0) AS tokens,
       COALESCE(SUM(CASE state WHEN 'settled' THEN usd END), 0) AS usd,
       COALESCE(SUM(CASE state WHEN 'reserved' THEN input_tokens + output_tokens END), 0) AS reservedTokens,
       COALESCE(SUM(CASE state WHEN 'reserved' THEN usd END), 0) AS reservedUsd,
       COUNT(*) - COUNT(usd) AS unpriced
       FROM ledger WHERE ${column} = ?`,
    );
  const sessions = (column: string) =>
    database.prepare<[string], Session>(
      `SELECT session, MIN(started_ms) AS first, MAX(COALESCE(ended_ms, started_ms)) AS last
       FROM ledger WHERE ${column} = ? GROUP BY session`,
    );
  const byRun = { sums: sums("run_id"), sessions: sessions("run_id") };
  const byBatch = { sums: sums("batch_id"), sessions: sessions("batch_id") };
  return (scope, running) => {
    const [queries, id] = "runId" in scope ? [byRun, scope.runId] : [byBatch, scope.batchId];
    const lengths = queries.sessions
      .all(id)
      .map(({ session, first, last }) =>
        session === running?.session ? Math.max(last, running.nowMs) - first : last - first,
      );
    return {
      ...nothing,
      ...queries.sums.get(id),
      seconds: lengths.reduce((sum, length) => sum + length, 0) / 1000,
    };
  };
}
