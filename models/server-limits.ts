import { setMaxListeners } from "node:events";
import type { ServerPlaces, ServerTicket } from "../store/server-places.ts";
import { abortError, waitUnlessAborted } from "./until-aborted.ts";

/** A server and how many calls it is given at once. */
export interface LimitedServer {
  readonly server: string;
  readonly location: "local" | "remote";
  /** Absent: 1 for a local server, which works on one call at a time anyway, 4 for a remote one. */
  readonly maxInFlight?: number;
}

/** Holds calls back so that no server has more than its number of them. */
export interface ServerLimits {
  /** Runs `work` when a place is free, in the order of asking; throws `cancelled` at once when the signal is aborted. */
  run<T>(server: LimitedServer, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

interface Line {
  inFlight: number;
  readonly waiting: Set<() => void>;
}

const pollMs = 25;

/** Limits for all servers of a process; make one and share it. With `places` they hold across processes. */
export function createServerLimits(places?: ServerPlaces): ServerLimits {
  const lines = new Map<string, Line>();
  return {
    async run(server, signal, work) {
      const line = lines.get(server.server) ?? { inFlight: 0, waiting: new Set() };
      lines.set(server.server, line);
      const most = server.maxInFlight ?? (server.location === "local" ? 1 : 4);
      if (signal.aborted) throw abortError(signal);
      if (line.inFlight < most && line.waiting.size === 0) line.inFlight += 1;
      else await enterLater(line, signal);
      try {
        if (places === undefined) return await work();
        return await workInTurn(await places.lineUp(server.server, most), signal, work);
      } finally {
        leave(line);
      }
    },
  };
}

async function workInTurn<T>(ticket: ServerTicket, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    while (!(await ticket.isDue())) await waitUnlessAborted(pollMs, signal);
    return await work();
  } finally {
    await ticket.leave();
  }
}

// Who leaves hands its place to the one that has waited longest, so that nobody who comes later gets it first.
function leave(line: Line): void {
  const [next] = line.waiting;
  if (next === undefined) line.inFlight -= 1;
  else next();
}

function enterLater(line: Line, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const enter = (): void => {
      line.waiting.delete(enter);
      signal.removeEventListener("abort", cancel);
      resolve();
    };
    const cancel = (): void => {
      line.waiting.delete(enter);
      reject(abortError(signal));
    };
    line.waiting.add(enter);
    // Hundreds of calls of one run share its signal; Node takes more than ten listeners for a leak and says so.
    setMaxListeners(0, signal);
    signal.addEventListener("abort", cancel, { once: true });
  });
}
