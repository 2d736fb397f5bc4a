import { runIdOf } from "../graphs/run-config.ts";
import type { Run } from "../store/run.ts";
import { eachInSpan } from "../tracing/each-in-span.ts";
import { attributes, operations, ownProvider } from "../tracing/gen-ai-names.ts";
import type { SpanStart } from "../tracing/in-span.ts";

/** The run's id is its thread's: a resumed run has a span for each time, and all bear it. */
export function toGraphSpan({ id, graph }: Pick<Run, "id" | "graph">): SpanStart {
  return {
    name: `${operations.graph} ${graph}`,
    kind: "internal",
    attributes: {
      [attributes.operation]: operations.graph,
      [attributes.provider]: ownProvider,
      [attributes.agentName]: graph,
      [attributes.conversation]: id,
    },
  };
}

/** As much of a compiled graph as every way of running it goes through. */
interface StreamingGraph<I, O, T> {
  _streamIterator(input: I, options?: O): AsyncGenerator<T>;
}

/** Has a graph that somebody else runs, a LangGraph server, open its span around each of its runs; gives the graph. */
export function withGraphSpan<I, O extends object, T, G extends StreamingGraph<I, O, T>>(
  graph: G & StreamingGraph<I, O, T>,
  name: Run["graph"],
): G {
  const stream = graph._streamIterator.bind(graph);
  graph._streamIterator = (input, options) =>
    eachInSpan(toGraphSpan({ id: runIdOf({ ...options }), graph: name }), stream(input, options));
  return graph;
}
