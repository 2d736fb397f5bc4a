import { type Leases, leaseMs } from "../lease.ts";
import { nowMs, type Postgres } from "./postgres.ts";

/**
 * In SQL: whether a living process holds a lease. One that claims to last longer than any can was written before the
 * database's clock was set back.
 */
export const isHeld = `leases.until_ms > ${nowMs} AND leases.until_ms <= ${nowMs} + ${leaseMs}`;

/** Leases in Postgres for one owner, by the database's clock. A holder's death is known by its silence alone. */
export function createPostgresLeases(postgres: Postgres, mine: string): Leases {
  return {
    async take(runId) {
      const taken = await postgres.query(
        `INSERT INTO onrecord.leases (run_id, owner, until_ms) VALUES ($1, $2, ${nowMs} + ${leaseMs})
         ON CONFLICT (run_id) DO UPDATE SET owner = EXCLUDED.owner, until_ms = EXCLUDED.until_ms
         WHERE leases.owner = EXCLUDED.owner OR NOT (${isHeld}) RETURNING run_id`,
        [runId, mine],
      );
      return taken.length === 1;
    },
    async isHeld(runId) {
      const held = await postgres.query(
        `SELECT run_id FROM onrecord.leases WHERE run_id = $1 AND ${isHeld}`,
        [runId],
      );
      return held.length === 1;
    },
    async beat(runId) {
      await postgres.query(
        `UPDATE onrecord.leases SET until_ms = ${nowMs} + ${leaseMs} WHERE run_id = $1 AND owner = $2`,
        [runId, mine],
      );
    },
    async release(runId) {
      await postgres.query("DELETE FROM onrecord.leases WHERE run_id = $1 AND owner = $2", [runId, mine]);
    },
  };
}
