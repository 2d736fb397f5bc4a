import { OnrecordError } from "../errors.ts";
import { createAnalyzeGraph } from "../graphs/analyze.ts";
import { createAskGraph } from "../graphs/ask.ts";
import { isDrained, openDrain } from "../graphs/drain.ts";
import { answerWith, findWaiting, type StoppedState } from "../graphs/stopped-graph.ts";
import { createTranslateGraph } from "../graphs/translate.ts";
import { createVerifyGraph } from "../graphs/verify.ts";
import type { Leases } from "../store/lease.ts";
import type { Run, WaitingFor } from "../store/run.ts";
import type { Store } from "../store/store.ts";
import { inSpan } from "../tracing/in-span.ts";
import type { StoredGraphServices } from "./graph-services.ts";
import { toGraphSpan } from "./graph-span.ts";

/** Agents of one run that work at the same time. */
const concurrency = 4;
/** How often a run's lease is renewed, in milliseconds; a lease holds for four of these. */
const beatMs = 2_000;

/** What every graph leaves behind: the blob of its result. */
interface FinishedState {
  readonly result?: string | undefined;
}

/** Where a graph came to: the blob of its result, or what a person is to decide first. */
export type GraphEnd = { readonly result: string } | { readonly waiting: WaitingFor };

/**
 * Runs the graph of a run, from where its checkpoints stand, to its end or to where a person is to decide; a decision
 * that the run records is taken. The lease guards the thread: a run that a living process holds is refused with
 * `run_conflict`.
 */
export async function runGraph(
  services: StoredGraphServices,
  run: Run,
  options: {
    readonly input: Readonly<Record<string, unknown>>;
    readonly signal: AbortSignal;
    readonly drain?: AbortSignal;
  },
): Promise<GraphEnd> {
  const { leases } = services.store;
  if (!(await leases.take(run.id))) {
    throw new OnrecordError(
      `Run ${run.id} is being worked on by another process. Wait for it, or look at "onrecord runs".`,
      { code: "run_conflict" },
    );
  }
  const hold = keepHold(leases, run.id);
  const drain = openDrain(options.drain);
  try {
    // Read again now that nobody else changes it: it may have been ended since.
    const held = (await services.store.run(run.id)) ?? run;
    if (held.result !== undefined) return { result: held.result };
    const graph = createGraph(services, run.graph, await services.store.checkpointer());
    const config = {
      configurable: { thread_id: run.id },
      // One of its own: LangGraph leaves listeners on the signal it is given, and a process may do many runs.
      signal: AbortSignal.any([options.signal]),
      maxConcurrency: concurrency,
      ...drain.config,
    };
    return await goOn(graph, held, { input: options.input, config });
  } catch (cause) {
    const isStopped = options.signal.aborted || isDrained(cause);
    if (!isStopped || cause instanceof OnrecordError) throw cause;
    throw new OnrecordError(`Run ${run.id} was cancelled. Finish it with "onrecord resume ${run.id}".`, {
      code: "cancelled",
      cause,
    });
  } finally {
    drain.close();
    await hold.end();
  }
}

/** Renews a lease until its end, which gives it back. */
function keepHold(leases: Leases, runId: string): { end(): Promise<void> } {
  let beating: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    // A store that is busy for a moment: the lease outlasts several beats.
    beating = leases.beat(runId).catch(() => undefined);
  }, beatMs);
  timer.unref();
  return {
    async end() {
      clearInterval(timer);
      // A beat on its way must not come after the lease was given back.
      await beating;
      await leases.release(runId);
    },
  };
}

/** Lets go of the checkpoints of a run whose result is kept. */
export async function forgetCheckpoints(store: Store, runId: string): Promise<void> {
  try {
    const checkpointer = await store.checkpointer();
    await checkpointer.deleteThread(runId);
  } catch {
    // A full disk or a busy store: the result stands, and "onrecord gc" lets go of them.
  }
}

type Checkpointer = Awaited<ReturnType<Store["checkpointer"]>>;

interface InvocableGraph {
  getState(config: object): Promise<StoppedState & { readonly createdAt?: string }>;
  invoke(input: object | null, config: object): Promise<FinishedState>;
}

async function goOn(
  graph: InvocableGraph,
  run: Run,
  { input, config }: { readonly input: object; readonly config: object },
): Promise<GraphEnd> {
  const begun = await graph.getState(config);
  let waiting = findWaiting(begun);
  let next: object | null = begun.createdAt === undefined ? input : null;
  for (;;) {
    if (waiting !== undefined) {
      const { offer } = waiting;
      const decided = run.reviews?.find((review) => review.offer === offer);
      if (decided === undefined) return { waiting };
      next = answerWith(decided.answer);
    }
    const asked = next;
    const { result } = await inSpan(toGraphSpan(run), () => graph.invoke(asked, config));
    if (result !== undefined) return { result };
    waiting = findWaiting(await graph.getState(config));
    if (waiting !== undefined) continue;
    throw new OnrecordError(`Run ${run.id} ended without a result. Start it again.`, {
      code: "store_failed",
    });
  }
}

function createGraph(
  services: StoredGraphServices,
  name: Run["graph"],
  checkpointer: Checkpointer,
): InvocableGraph {
  switch (name) {
    case "analyze":
      return createAnalyzeGraph(services, checkpointer) as InvocableGraph;
    case "verify":
      return createVerifyGraph(services, checkpointer) as InvocableGraph;
    case "ask":
      return createAskGraph(services, checkpointer) as InvocableGraph;
    case "translate":
      return createTranslateGraph(services, checkpointer) as InvocableGraph;
    default:
      return name satisfies never;
  }
}
