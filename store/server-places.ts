import type { SqliteDatabase } from "./database.ts";
import { createHolders, type LeaseOwner, type LeaseWorld } from "./lease.ts";

/** A call's place in the line before a model server. */
export interface ServerTicket {
  /** Whether the call may be made: fewer calls than the server is given at once stand before it. Then it stays so. */
  isDue(): Promise<boolean>;
  /** Gives the place up; never throws, so that an answer that was paid for is not lost by it. */
  leave(): Promise<void>;
}

/** Lines before model servers that all processes of a store share. */
export interface ServerPlaces {
  /** The last place of the line. `most`: how many calls the server is given at once. */
  lineUp(server: string, most: number): Promise<ServerTicket>;
}

/**
 * How long a place holds that is not renewed, in milliseconds. Longer than a job's lease: a process that is busy for
 * some seconds would else have its calls in flight forgotten, and the server would get one too many.
 */
export const placeLeaseMs = 30_000;
/** How often a process renews its places, in milliseconds. */
export const renewalMs = 5_000;

/** The lines in the store's SQLite file; a dead process's places are free at once, a silent one's after the lease. */
export function createServerPlaces(
  database: SqliteDatabase,
  owner: LeaseOwner,
  world: LeaseWorld,
): ServerPlaces {
  const { mine, isDead } = createHolders(owner, world);
  const rows = createRows(database);
  const tickets = new Map<number, string>();
  // A ticket that others took for a dead process's is put back where it stood.
  const renew = (): void => {
    const untilMs = world.nowMs() + placeLeaseMs;
    for (const [id, server] of tickets) rows.renew({ id, server, owner: mine, untilMs });
  };
  const isHeld = (row: TicketRow): boolean => {
    if (tickets.has(row.id)) return true;
    const longestMs = world.nowMs() + placeLeaseMs;
    if (isDead(row.owner) || row.untilMs <= world.nowMs()) {
      rows.remove(row);
      return false;
    }
    // Written before the clock was set back: its holder may live, and has the time of one lease to say so.
    if (row.untilMs > longestMs) rows.shorten(row, longestMs);
    return true;
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    async lineUp(server, most) {
      const id = rows.add({ server, owner: mine, untilMs: world.nowMs() + placeLeaseMs });
      tickets.set(id, server);
      timer ??= setInterval(() => quietly(database, renew), renewalMs).unref();
      return {
        async isDue() {
          const line = rows.upTo(server, id);
          if (!line.some((row) => row.id === id)) renew();
          return line.filter((row) => row.id !== id && isHeld(row)).length < most;
        },
        async leave() {
          tickets.delete(id);
          if (tickets.size === 0) {
            clearInterval(timer);
            timer = undefined;
          }
          quietly(database, () => rows.leave(id));
        },
      };
    },
  };
}

interface TicketRow {
  readonly id: number;
  readonly server: string;
  readonly owner: string;
  readonly untilMs: number;
}

function createRows(database: SqliteDatabase) {
  const insert = database.prepare(
    "INSERT INTO server_tickets (server, owner, until_ms) VALUES (@server, @owner, @untilMs)",
  );
  const renew = database.prepare(
    `INSERT INTO server_tickets (id, server, owner, until_ms) VALUES (@id, @server, @owner, @untilMs)
     ON CONFLICT (id) DO UPDATE SET until_ms = @untilMs`,
  );
  const upTo = database.prepare<[string, number], TicketRow>(
    "SELECT id, server, owner, until_ms AS untilMs FROM server_tickets WHERE server = ? AND id <= ?",
  );
  const leave = database.prepare("DELETE FROM server_tickets WHERE id = ?");
  // Only as it was seen: its owner may have renewed it since.
  const remove = database.prepare("DELETE FROM server_tickets WHERE id = @id AND until_ms = @untilMs");
  const shorten = database.prepare(
    "UPDATE server_tickets SET until_ms = @longestMs WHERE id = @id AND until_ms = @untilMs",
  );
  return {
    add: (row: Omit<TicketRow, "id">) => Number(insert.run(row).lastInsertRowid),
    renew: (row: TicketRow) => renew.run(row),
    upTo: (server: string, id: number) => upTo.all(server, id),
    leave: (id: number) => leave.run(id),
    remove: (row: TicketRow) => remove.run(row),
    shorten: (row: TicketRow, longestMs: number) => shorten.run({ ...row, longestMs }),
  };
}

// A busy or full disk, or a closed store: the lease outlives several renewals, and ends a place that was not given up.
function quietly(database: SqliteDatabase, write: () => unknown): void {
  try {
    if (database.open) write();
  } catch {
    return;
  }
}
