import { type BaseCheckpointSaver, END, Send, START, StateGraph } from "@langchain/langgraph";
import { nodeDefaults } from "./node-defaults.ts";
import { need } from "./run-config.ts";
import type { GraphServices } from "./services.ts";
import { createVerifyNodes } from "./verify-nodes.ts";
import { type ChunkState, VerifyState } from "./verify-state.ts";

/** The `verify` workflow: load, find the quotes and claims of an article, translate, check side by side, assemble. */
export function createVerifyGraph(services: GraphServices, checkpointer?: BaseCheckpointSaver) {
  const nodes = createVerifyNodes(services);
  return new StateGraph(VerifyState)
    .setNodeDefaults(nodeDefaults(services))
    .addNode("load", nodes.load)
    .addNode("read_article", nodes.readArticle)
    .addNode("translate", nodes.translate)
    .addNode("check", nodes.check)
    .addNode("assemble", nodes.assemble, { defer: true })
    .addEdge(START, "load")
    .addEdge("load", "read_article")
    .addEdge("read_article", "translate")
    .addConditionalEdges(
      "translate",
      (state) => (state.chunks.length === 0 ? "assemble" : sendChunks(state)),
      ["check", "assemble"],
    )
    .addEdge("check", "assemble")
    .addEdge("assemble", END)
    .compile(checkpointer === undefined ? {} : { checkpointer });
}

function sendChunks(state: VerifyState): Send<string, ChunkState>[] {
  const [transcript, reading] = [need(state.transcript, "transcript"), need(state.reading, "reading")];
  return state.chunks.map((chunk) => new Send("check", { chunk, transcript, reading, models: state.models }));
}
