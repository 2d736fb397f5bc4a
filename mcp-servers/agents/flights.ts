import { setTimeout as sleep } from "node:timers/promises";
import type { App, Outcome, RunCall, RunResult } from "../../app/app.ts";
import type { Run } from "../../store/run.ts";
import { writeCall } from "../answers/next-call.ts";
import { ToolError } from "../tool-error.ts";
import { createFlight, createStepLog, type Flight, type FlightEnd } from "./flight.ts";
import { chooseRunId } from "./run-id.ts";

/** Starts a run of an app. */
export type Work = (app: App, call: RunCall) => Promise<Outcome<RunResult>>;

/** The runs of this process; they go on whoever asked for them. */
export interface Flights {
  find(id: string): Flight | undefined;
  /** Begins a run, or joins the one that works on the same request. Throws what goes wrong before there is a run. */
  begin(graph: Run["graph"], work: Work): Promise<Flight>;
  /** Goes on with a run that was interrupted, or joins it. */
  resume(id: string): Promise<Flight>;
  /** Stops all, and waits until they have let go, at most `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/** Runs that a process works on at once. */
const mostFlights = 8;

/** Runs of one app; `version` is part of their ids, so that another version works anew. */
export function createFlights(openApp: () => Promise<App>, version: string): Flights {
  const flying = new Map<string, Flight>();
  return {
    find: (id) => flying.get(id),
    async begin(graph, work) {
      const app = await openApp();
      const chooseId = (request: string) => chooseRunId(app, { graph, request, version });
      return await launch(flying, { chooseId, work: (call) => work(app, call) });
    },
    async resume(id) {
      const app = await openApp();
      const work = async (call: RunCall): Promise<Outcome<RunResult>> => {
        await call.chooseId?.("");
        return await app.resume(id, call);
      };
      return await launch(flying, { chooseId: async () => id, work });
    },
    async close(graceMs) {
      const flights = [...flying.values()];
      for (const flight of flights) flight.stop();
      const ended = Promise.all(flights.map((flight) => flight.ended));
      await Promise.race([ended, sleep(graceMs, undefined, { ref: false })]);
    },
  };
}

/** Ends a call whose run is under way already; never leaves this file. */
class AlreadyFlying extends Error {}

async function launch(
  flying: Map<string, Flight>,
  wanted: {
    chooseId(request: string): Promise<string>;
    work(call: RunCall): Promise<Outcome<RunResult>>;
  },
): Promise<Flight> {
  return await new Promise((found, failed) => {
    const [stop, log] = [new AbortController(), createStepLog()];
    const chooseId = async (request: string): Promise<string> => {
      let own: Flight | undefined;
      const flight = await takeOrJoin(
        flying,
        () => wanted.chooseId(request),
        (id) => {
          own = createFlight({ id, log, stop, ended });
          return own;
        },
      );
      found(flight);
      if (flight !== own) throw new AlreadyFlying();
      return flight.id;
    };
    const ended = wanted.work({ signal: stop.signal, onProgress: log.tell, chooseId }).then(
      (outcome): FlightEnd => ({ outcome }),
      (error: unknown): FlightEnd => ({ error }),
    );
    // Does nothing once the flight is found: what goes wrong after that is told by how it ended.
    ended.then((end) => ("error" in end ? failed(end.error) : undefined));
  });
}

/** Takes the id that is chosen, or joins the flight that has it; one that is being stopped is waited for. */
async function takeOrJoin(
  flying: Map<string, Flight>,
  choose: () => Promise<string>,
  take: (id: string) => Flight,
): Promise<Flight> {
  for (;;) {
    const id = await choose();
    const other = flying.get(id);
    if (other?.isStopped() === false) return other;
    if (other === undefined) {
      if (flying.size >= mostFlights) throw tooMany([...flying.keys()]);
      const flight = take(id);
      flying.set(id, flight);
      flight.ended.then(() => flying.delete(id));
      return flight;
    }
    await other.ended;
  }
}

function tooMany(ids: readonly string[]): ToolError {
  return new ToolError({
    code: "busy",
    message: `${ids.length} runs are under way; no more are taken until one has ended.`,
    valid: ids,
    next: `Wait for one of them: ${writeCall("get_run", { run: ids[0], wait_seconds: 30 })}`,
  });
}
