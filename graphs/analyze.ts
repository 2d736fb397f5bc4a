import { type BaseCheckpointSaver, END, Send, START, StateGraph } from "@langchain/langgraph";
import { getJson } from "../store/json-blobs.ts";
import { createAnalyzeNodes } from "./analyze-nodes.ts";
import { AnalyzeState, type TaskState } from "./analyze-state.ts";
import { CheckedSections } from "./checked-sections.ts";
import { nodeDefaults } from "./node-defaults.ts";
import { need } from "./run-config.ts";
import type { GraphServices } from "./services.ts";
import { createTaskNodes } from "./task-nodes.ts";

/**
 * The `analyze` workflow: load, route, summarize each group of sections side by side, check every statement,
 * repair or drop what failed, translate, verify the translation, assemble. Without a checkpointer it is the
 * graph that a LangGraph server loads.
 */
export function createAnalyzeGraph(services: GraphServices, checkpointer?: BaseCheckpointSaver) {
  const nodes = { ...createAnalyzeNodes(services), ...createTaskNodes(services) };
  const hasFailed = (blob: string): boolean =>
    getJson(services.store.blobs, blob, CheckedSections).some((section) => section.failed.length > 0);
  return new StateGraph(AnalyzeState)
    .setNodeDefaults(nodeDefaults(services))
    .addNode("load", nodes.load)
    .addNode("route", nodes.route)
    .addNode("summarize", nodes.summarize)
    .addNode("join_drafts", () => ({}), { defer: true })
    .addNode("check", nodes.check)
    .addNode("join_checks", () => ({}), { defer: true })
    .addNode("repair", nodes.repair)
    .addNode("translate", nodes.translate, { defer: true })
    .addNode("verify_translation", nodes.verifyTranslation)
    .addNode("assemble", nodes.assemble)
    .addEdge(START, "load")
    .addEdge("load", "route")
    .addConditionalEdges("route", (state) => sendEach(state, "summarize", () => ""), ["summarize"])
    .addEdge("summarize", "join_drafts")
    .addConditionalEdges("join_drafts", (state) => sendEach(state, "check", (task) => state.drafts[task]), [
      "check",
    ])
    .addEdge("check", "join_checks")
    .addConditionalEdges(
      "join_checks",
      (state) => {
        const sends = sendEach(state, "repair", (task) => {
          const blob = state.checks[task];
          return blob !== undefined && hasFailed(blob) ? blob : undefined;
        });
        return sends.length === 0 ? "translate" : sends;
      },
      ["repair", "translate"],
    )
    .addEdge("repair", "translate")
    .addEdge("translate", "verify_translation")
    .addEdge("verify_translation", "assemble")
    .addEdge("assemble", END)
    .compile(checkpointer === undefined ? {} : { checkpointer });
}

function sendEach(
  state: AnalyzeState,
  node: string,
  inputOf: (task: string) => string | undefined,
): Send<string, TaskState>[] {
  const [transcript, plan] = [need(state.transcript, "transcript"), need(state.plan, "plan")];
  return state.tasks.flatMap((task) => {
    const input = inputOf(task);
    return input === undefined
      ? []
      : [new Send(node, { task, transcript, plan, input, models: state.models })];
  });
}
