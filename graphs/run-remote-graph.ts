import { isGraphInterrupt, RemoteException } from "@langchain/langgraph";
import { RemoteGraph } from "@langchain/langgraph/remote";
import { Client } from "@langchain/langgraph-sdk";
import { z } from "zod";
import { OnrecordError } from "../errors.ts";
import { RemoteEvent, remoteFormat } from "./remote-event.ts";
import { type SentLimits, type SentRecording, sentName } from "./sent-work.ts";
import { badServer, createServerFetch, cutOff, type GraphServer, shortDetail } from "./server-fetch.ts";

/** One run of a graph on a server. */
export interface RemoteRun {
  readonly graph: string;
  /** UUID of the thread that is made for it there, and is its run id. */
  readonly threadId: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly recording: SentRecording;
  readonly limits: SentLimits;
  readonly signal: AbortSignal;
  /** Steps and records of agents as they happen. */
  onEvent(event: RemoteEvent): void;
}

/** Longest that a command waits for a server to let go of a run, in milliseconds. */
const partingMs = 1_500;

/**
 * Runs a graph on a LangGraph server and gives the analysis that it sends, as it came: whoever shows it checks it
 * first. The thread is deleted at the end; a run that is given up here, or whose connection breaks, is cancelled there.
 * Throws an `OnrecordError` for all that goes wrong.
 */
export async function runRemoteGraph(server: GraphServer, run: RemoteRun): Promise<unknown> {
  const client = new Client({
    apiUrl: server.url,
    // Null keeps the client from taking the keys of other services out of the environment.
    apiKey: server.key ?? null,
    callerOptions: { fetch: createServerFetch(server), maxRetries: 0 },
  });
  const told: Told = { isAsked: false, hasBegun: false };
  try {
    await findGraph(server, client, run);
    told.isAsked = true;
    await follow(server, client, { run, told });
  } catch (cause) {
    if (told.isAsked) await cancel(client, run.threadId);
    throw toError(server, cause, { run, told });
  }
  await forget(client, run.threadId);
  if (told.analysis !== undefined) return told.analysis;
  throw told.hasBegun ? cutOff(server) : anotherVersion(server, run.graph);
}

/** What a server has told of a run. */
interface Told {
  /** Whether there is a run to let go of. */
  isAsked: boolean;
  hasBegun: boolean;
  analysis?: unknown;
}

const Found = z.array(z.object({ graph_id: z.string() }));

/** Before any word leaves: whether this is a LangGraph server that has the graph. */
async function findGraph(server: GraphServer, client: Client, { graph, signal }: RemoteRun): Promise<void> {
  const answer: unknown = await client.assistants.search({ graphId: graph, limit: 1, signal });
  const found = Found.safeParse(answer);
  if (!found.success) throw badServer(server, "it lists no graphs");
  if (found.data.some((assistant) => assistant.graph_id === graph)) return;
  throw new OnrecordError(
    `The server at ${server.url} has no graph "${graph}". Start it in a folder whose langgraph.json names onrecord's graphs.`,
    { code: "not_found" },
  );
}

async function follow(
  server: GraphServer,
  client: Client,
  { run, told }: { readonly run: RemoteRun; readonly told: Told },
): Promise<void> {
  const remote = new RemoteGraph({ graphId: run.graph, client });
  const stream = await remote.stream(run.input, {
    streamMode: ["custom"],
    context: { [sentName]: run.recording },
    configurable: { thread_id: run.threadId, [sentName]: run.limits },
    signal: run.signal,
  });
  for await (const chunk of stream) {
    const event = RemoteEvent.safeParse(Array.isArray(chunk) ? chunk[1] : undefined);
    // A newer server may tell more.
    if (event.success) take(server, event.data, { run, told });
  }
}

function take(
  server: GraphServer,
  event: RemoteEvent,
  { run, told }: { readonly run: RemoteRun; readonly told: Told },
): void {
  if (server.key !== undefined && JSON.stringify(event).includes(server.key)) {
    throw badServer(server, "it sends the key back");
  }
  switch (event.event) {
    case "began":
      if (event.format !== remoteFormat) throw anotherVersion(server, run.graph);
      told.hasBegun = true;
      break;
    case "analysis":
      told.analysis = event.analysis;
      break;
    case "step":
    case "agent":
      run.onEvent(event);
      break;
    default:
      event satisfies never;
  }
}

function anotherVersion({ url }: GraphServer, graph: string): OnrecordError {
  return new OnrecordError(
    `The graph "${graph}" at ${url} is of another version of onrecord, or none of onrecord's: it does not take a recording that is sent to it. Put this version on the server.`,
    { code: "bad_response" },
  );
}

function toError(
  server: GraphServer,
  cause: unknown,
  { run, told }: { readonly run: RemoteRun; readonly told: Told },
): unknown {
  if (run.signal.aborted) {
    return new OnrecordError(`The run at ${server.url} was cancelled.`, { code: "cancelled", cause });
  }
  if (cause instanceof OnrecordError) return cause;
  if (isGraphInterrupt(cause)) {
    return new OnrecordError(
      `The run at ${server.url} stopped for a person, which can be answered there alone. Run without --server to review it here.`,
      { code: "not_allowed", cause },
    );
  }
  if (cause instanceof RemoteException) return runFailed(server, cause.message, { run, told });
  return told.hasBegun ? cutOff(server) : badServer(server, "its answer is no stream of events");
}

const Failure = z.object({ message: z.string() });

function runFailed(
  server: GraphServer,
  text: string,
  { run, told }: { readonly run: RemoteRun; readonly told: Told },
): OnrecordError {
  const detail = shortDetail(readFailure(text), server);
  const older = told.hasBegun
    ? `Its log says more.`
    : `It may have another version of onrecord: put this one on the server.`;
  return new OnrecordError(`The run of "${run.graph}" failed at ${server.url}: ${detail} ${older}`, {
    code: "server_error",
  });
}

function readFailure(text: string): string {
  try {
    return Failure.parse(JSON.parse(text)).message;
  } catch {
    return text;
  }
}

/** Ends what still runs on the thread; a server that is away has nothing to end. */
async function cancel(client: Client, threadId: string): Promise<void> {
  const signal = AbortSignal.timeout(partingMs);
  try {
    const runs = await client.runs.list(threadId, { signal });
    await Promise.all(
      runs.map(({ run_id }) => client.runs.cancel(threadId, run_id, true, "rollback", { signal })),
    );
    await client.threads.delete(threadId, { signal });
  } catch {
    // It was said already what went wrong.
  }
}

async function forget(client: Client, threadId: string): Promise<void> {
  try {
    await client.threads.delete(threadId, { signal: AbortSignal.timeout(partingMs) });
  } catch {
    // The server keeps the thread, which holds names of blobs alone.
  }
}
