import { type BaseCheckpointSaver, END, Send, START, StateGraph } from "@langchain/langgraph";
import { nodeDefaults } from "./node-defaults.ts";
import { need } from "./run-config.ts";
import type { GraphServices } from "./services.ts";
import { createTranslateNodes } from "./translate-nodes.ts";
import { type BatchState, TranslateState } from "./translate-state.ts";

/** The `translate` workflow: load, translate batches of segments side by side, verify every row, assemble a transcript. */
export function createTranslateGraph(services: GraphServices, checkpointer?: BaseCheckpointSaver) {
  const nodes = createTranslateNodes(services);
  return new StateGraph(TranslateState)
    .setNodeDefaults(nodeDefaults(services))
    .addNode("load", nodes.load)
    .addNode("translate", nodes.translate)
    .addNode("verify", nodes.verify, { defer: true })
    .addNode("assemble", nodes.assemble)
    .addEdge(START, "load")
    .addConditionalEdges("load", sendBatches, ["translate"])
    .addEdge("translate", "verify")
    .addEdge("verify", "assemble")
    .addEdge("assemble", END)
    .compile(checkpointer === undefined ? {} : { checkpointer });
}

function sendBatches(state: TranslateState): Send<string, BatchState>[] {
  const shared = {
    transcript: need(state.transcript, "transcript"),
    from: need(state.from, "from"),
    by: need(state.by, "by"),
    to: state.to,
    models: state.models,
  };
  return state.batches.map((batch) => new Send("translate", { batch, ...shared }));
}
