import { type Leases, leaseMs } from "../lease.ts";
import { nowMs, type Postgres } from "./postgres.ts";

/** In SQL: whether a living process holds a lease. */
export const isHeld = `leases.until_ms > ${nowMs}`;

/** Leases in Postgres for one owner, by the database's clock. A holder's death is known by its silence alone. */
export function createPostgresLeases(postgres: Postgres, mine: string): Leases {
  return {
    async take(runId) {
      // One that lasts longer than any can was written before the database's clock was set back: its holder may live,
      // and has the time of one lease to say so.
      const taken = await postgres.query<{ owner: string }>(
        `INSERT INTO onrecord.leases (run_id, owner, until_ms) VALUES ($1, $2, ${nowMs} + ${leaseMs})
         ON CONFLICT (run_id) DO UPDATE SET
           owner = CASE WHEN ${isHeld} THEN leases.owner ELSE EXCLUDED.owner END,
           until_ms = LEAST(EXCLUDED.until_ms,
             CASE WHEN ${isHeld} AND leases.owner <> EXCLUDED.owner THEN leases.until_ms ELSE EXCLUDED.until_ms END)
         WHERE leases.owner = EXCLUDED.owner OR NOT (${isHeld}) OR leases.until_ms > EXCLUDED.until_ms
         RETURNING owner`,
        [runId, mine],
      );
      return taken.some(({ owner }) => owner === mine);
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
