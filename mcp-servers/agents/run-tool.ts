import type { App, Outcome, RunCall, RunResult } from "../../app/app.ts";
import type { Run } from "../../store/run.ts";
import type { Transcript } from "../../transcript/schema.ts";
import type { CallContext } from "../tool.ts";
import { awaitFlight } from "./await-flight.ts";
import { readChoices } from "./choices.ts";
import { describeResult, describeRunning } from "./describe-run.ts";
import type { Flight, FlightEnd } from "./flight.ts";
import { chooseModels } from "./models-argument.ts";
import type { PageRequest } from "./page-request.ts";
import type { AgentsParts } from "./parts.ts";
import type { RunToolAnswer } from "./run-answer.ts";
import { toBeginError, toRunError } from "./run-errors.ts";

/** What a run may use, as every request to the app says it; the caps on it are those of the settings. */
export interface Allowed {
  readonly models: Readonly<Record<string, readonly string[]>>;
  readonly localOnly: boolean;
  readonly budget: Readonly<Record<string, never>>;
}

/** A run that a tool asks for. */
export interface RunOrder {
  readonly graph: Run["graph"];
  readonly transcript: Pick<Transcript, "id" | "sha256">;
  readonly models: readonly string[] | undefined;
  readonly page: PageRequest;
  start(app: App, allowed: Allowed, call: RunCall): Promise<Outcome<RunResult>>;
}

/** Runs a graph and answers with the first page of its result or, when the time is up, with the run's id. */
export async function runTool(
  parts: AgentsParts,
  order: RunOrder,
  context: CallContext,
): Promise<RunToolAnswer> {
  const flight = await begin(parts, order);
  const end = await awaitFlight(flight, context, { waitMs: parts.waitMs, onCancel: "stop" });
  if (end !== undefined) return describeEnd(flight.id, end, order.page);
  const { graph, transcript } = order;
  return describeRunning({ id: flight.id, graph, transcript }, flight);
}

/** The page of a result, or the error that a run ended with. */
export function describeEnd(id: string, end: FlightEnd, page: PageRequest): RunToolAnswer {
  if ("error" in end) throw toRunError(end.error, id);
  return describeResult(end.outcome, page);
}

async function begin(parts: AgentsParts, order: RunOrder): Promise<Flight> {
  try {
    const choices = await readChoices(await parts.app(), parts.localOnly);
    const models = chooseModels(order.models, choices);
    const allowed: Allowed = { models, localOnly: choices.localOnly, budget: {} };
    return await parts.flights.begin(order.graph, (app, call) => order.start(app, allowed, call));
  } catch (error) {
    throw toBeginError(error);
  }
}
