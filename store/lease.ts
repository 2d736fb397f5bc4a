import type { SqliteDatabase } from "./database.ts";

/** Who holds a lease: `host` and `pid` tell at once whether a holder on this machine is dead. */
export interface LeaseOwner {
  readonly host: string;
  readonly pid: number;
  readonly nonce: string;
}

/** How long a lease holds without a beat, in milliseconds. */
export const leaseMs = 8_000;

/** What a holder sees of the world. */
export interface LeaseWorld {
  readonly nowMs: () => number;
  /** Whether a process of this host lives. */
  readonly isAlive: (pid: number) => boolean;
}

/** How the holders of one store tell each other apart. */
export interface Holders {
  /** This holder's name. */
  readonly mine: string;
  /** Whether a holder is known to be dead; one of another machine never is. */
  isDead(holder: string): boolean;
}

/** The holders of a store, as one of them sees them. */
export function createHolders(owner: LeaseOwner, { isAlive }: Pick<LeaseWorld, "isAlive">): Holders {
  return {
    mine: `${owner.host}\t${owner.pid}\t${owner.nonce}`,
    isDead(holder) {
      const [host, pid] = holder.split("\t");
      return host === owner.host && !isAlive(Number(pid));
    },
  };
}

/** Leases that guard a run's thread: LangGraph itself lets two invocations of one thread run. */
export interface Leases {
  /** True when the run is now ours; false when a living process holds it. */
  take(runId: string): Promise<boolean>;
  /** Whether a living process holds the run, this one included. */
  isHeld(runId: string): Promise<boolean>;
  beat(runId: string): Promise<void>;
  release(runId: string): Promise<void>;
}

/** A lease as the table has it. */
export interface LeaseRow {
  readonly owner: string;
  readonly untilMs: number;
}

/** Whether a living process holds a lease. */
export function isLeaseHeld(
  lease: LeaseRow | undefined,
  { isDead }: Pick<Holders, "isDead">,
  nowMs: number,
): boolean {
  return lease !== undefined && !isDead(lease.owner) && lease.untilMs > nowMs;
}

/** Leases in SQLite for one owner. */
export function createLeases(database: SqliteDatabase, owner: LeaseOwner, world: LeaseWorld): Leases {
  const holders = createHolders(owner, world);
  const { mine } = holders;
  const find = database.prepare<[string], LeaseRow>(
    "SELECT owner, until_ms AS untilMs FROM leases WHERE run_id = ?",
  );
  const write = database.prepare("INSERT OR REPLACE INTO leases (run_id, owner, until_ms) VALUES (?, ?, ?)");
  const isHeld = (held: LeaseRow | undefined): boolean => isLeaseHeld(held, holders, world.nowMs());
  const take = database.transaction((runId: string): boolean => {
    const held = find.get(runId);
    const untilMs = world.nowMs() + leaseMs;
    if (held !== undefined && held.owner !== mine && isHeld(held)) {
      // Written before the clock was set back: its holder may live, and has the time of one lease to say so.
      if (held.untilMs > untilMs) write.run(runId, held.owner, untilMs);
      return false;
    }
    write.run(runId, mine, untilMs);
    return true;
  });
  return {
    take: async (runId) => take.immediate(runId),
    isHeld: async (runId) => isHeld(find.get(runId)),
    beat: async (runId) => {
      database
        .prepare("UPDATE leases SET until_ms = ? WHERE run_id = ? AND owner = ?")
        .run(world.nowMs() + leaseMs, runId, mine);
    },
    release: async (runId) => {
      database.prepare("DELETE FROM leases WHERE run_id = ? AND owner = ?").run(runId, mine);
    },
  };
}
