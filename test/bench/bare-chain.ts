import {
  Annotation,
  type BaseCheckpointSaver,
  END,
  MemorySaver,
  START,
  StateGraph,
} from "@langchain/langgraph";

const ChainState = Annotation.Root({ step: Annotation<number> });

/**
 * Runs a new thread through that many steps one after another which do nothing but count; each step's checkpoint is
 * kept before the next begins, in memory unless a checkpointer is given.
 */
export function createBareChain(
  steps: number,
  checkpointer: BaseCheckpointSaver = new MemorySaver(),
): () => Promise<unknown> {
  const names = Array.from({ length: steps }, (_, at) => `step${at}`);
  const nodes = names.map((name, at): [string, () => { step: number }] => [name, () => ({ step: at })]);
  const graph = new StateGraph(ChainState)
    .addSequence(nodes)
    .addEdge(START, names[0] ?? END)
    .compile({ checkpointer });
  let thread = 0;
  return () => {
    thread += 1;
    const configurable = { thread_id: String(thread) };
    return graph.invoke({ step: 0 }, { configurable, recursionLimit: steps + 1, durability: "sync" });
  };
}
