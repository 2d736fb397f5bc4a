import { placeLeaseMs, renewalMs, type ServerPlaces, type ServerTicket } from "../server-places.ts";
import { lockFor, nowMs, type Postgres } from "./postgres.ts";

/** The lines before model servers in Postgres: one for all machines of the store. A silent process's places are freed. */
export function createPostgresServerPlaces(postgres: Postgres, mine: string): ServerPlaces {
  const tickets = new Map<number, string>();
  let timer: NodeJS.Timeout | undefined;
  // A ticket that others took for a silent process's is put back where it stood.
  const renew = async (): Promise<void> => {
    await postgres.query(
      `INSERT INTO onrecord.server_tickets (id, server, owner, until_ms)
       SELECT id, server, $3, ${nowMs} + ${placeLeaseMs} FROM unnest($1::bigint[], $2::text[]) AS ticket (id, server)
       ON CONFLICT (id) DO UPDATE SET until_ms = EXCLUDED.until_ms`,
      [[...tickets.keys()], [...tickets.values()], mine],
    );
  };
  const leave = async (id: number): Promise<void> => {
    tickets.delete(id);
    if (tickets.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
    await quietly(() => postgres.query("DELETE FROM onrecord.server_tickets WHERE id = $1", [id]));
  };
  return {
    async lineUp(server, most) {
      const id = await addTicket(postgres, server, mine);
      tickets.set(id, server);
      timer ??= setInterval(() => void quietly(renew), renewalMs).unref();
      const ticket: ServerTicket = {
        async isDue() {
          await forgetSilent(postgres, server);
          const line = await postgres.query<{ id: number }>(
            "SELECT id::float8 AS id FROM onrecord.server_tickets WHERE server = $1 AND id <= $2",
            [server, id],
          );
          if (!line.some((row) => row.id === id)) await renew();
          return line.filter((row) => row.id !== id).length < most;
        },
        leave: () => leave(id),
      };
      return ticket;
    },
  };
}

async function addTicket(postgres: Postgres, server: string, mine: string): Promise<number> {
  return await postgres.transact(async (statements) => {
    // Numbers are given before they are seen by others: without it a later one could be let in as the first.
    await lockFor(statements, [`onrecord server ${server}`]);
    const [row] = await statements.query<{ id: number }>(
      `INSERT INTO onrecord.server_tickets (server, owner, until_ms) VALUES ($1, $2, ${nowMs} + ${placeLeaseMs})
       RETURNING id::float8 AS id`,
      [server, mine],
    );
    return row?.id ?? 0;
  });
}

/** Frees places that were not renewed; those that were written before the clock was set back have one lease's time. */
async function forgetSilent(postgres: Postgres, server: string): Promise<void> {
  await postgres.query(
    `UPDATE onrecord.server_tickets SET until_ms = ${nowMs} + ${placeLeaseMs}
     WHERE server = $1 AND until_ms > ${nowMs} + ${placeLeaseMs}`,
    [server],
  );
  await postgres.query(`DELETE FROM onrecord.server_tickets WHERE server = $1 AND until_ms <= ${nowMs}`, [
    server,
  ]);
}

// A server that is away, or a closed store: the lease outlives several renewals, and ends a place not given up.
async function quietly(write: () => Promise<unknown>): Promise<void> {
  await write().catch(() => undefined);
}
