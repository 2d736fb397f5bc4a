import { Annotation, END, MemorySaver, START, StateGraph } from "@langchain/langgraph";

const ChainState = Annotation.Root({ step: Annotation<number> });

/** Runs a new thread through that many steps one after another which do nothing but count. */
export function createBareChain(steps: number): () => Promise<unknown> {
  const names = Array.from({ length: steps }, (_, at) => `step${at}`);
  const nodes = names.map((name, at): [string, () => { step: number }] => [name, () => ({ step: at })]);
  const graph = new StateGraph(ChainState)
    .addSequence(nodes)
    .addEdge(START, names[0] ?? END)
    .compile({ checkpointer: new MemorySaver() });
  let thread = 0;
  return () => {
    thread += 1;
    const config = { configurable: { thread_id: String(thread) }, recursionLimit: steps + 1 };
    return graph.invoke({ step: 0 }, config);
  };
}
