import { type BaseCheckpointSaver, END, Send, START, StateGraph } from "@langchain/langgraph";
import { getJson } from "../store/json-blobs.ts";
import { createAnalyzeNodes } from "./analyze-nodes.ts";
import { AnalyzeState, type TaskState } from "./analyze-state.ts";
import { CheckedSections } from "./checked-sections.ts";
import { nodeDefaults } from "./node-defaults.ts";
import { createReviewNodes } from "./review-nodes.ts";
import { need } from "./run-config.ts";
import type { GraphServices } from "./services.ts";
import { createTaskNodes } from "./task-nodes.ts";

/**
 * The `analyze` workflow: load, route, summarize each group of sections side by side, check every statement,
 * repair or drop what failed, translate, verify the translation, assemble. Where a review is asked for, it
 * stops after `route` and after the repair until a person has decided. Without a checkpointer it is the graph that a
 * LangGraph server loads.
 */
export function createAnalyzeGraph(services: GraphServices, checkpointer?: BaseCheckpointSaver) {
  const nodes = {
    ...createAnalyzeNodes(services),
    ...createTaskNodes(services),
    ...createReviewNodes(services),
  };
  return new StateGraph(AnalyzeState)
    .setNodeDefaults(nodeDefaults(services))
    .addNode("load", nodes.load)
    .addNode("route", nodes.route)
    .addNode("summarize", nodes.summarize)
    .addNode("join_drafts", () => ({}), { defer: true })
    .addNode("check", nodes.check)
    .addNode("join_checks", () => ({}), { defer: true })
    .addNode("repair", nodes.repair)
    .addNode("review_plan", nodes.reviewPlan)
    .addNode("apply_plan", nodes.applyPlan)
    .addNode("offer_statements", nodes.offerStatements, { defer: true })
    .addNode("review_statements", nodes.reviewStatements)
    .addNode("apply_statements", nodes.applyStatements)
    .addNode("translate", nodes.translate, { defer: true })
    .addNode("verify_translation", nodes.verifyTranslation)
    .addNode("assemble", nodes.assemble)
    .addEdge(START, "load")
    .addEdge("load", "route")
    .addConditionalEdges("route", afterRoute, ["review_plan", "summarize"])
    .addEdge("review_plan", "apply_plan")
    .addConditionalEdges("apply_plan", sendSummaries, ["summarize"])
    .addEdge("summarize", "join_drafts")
    .addConditionalEdges("join_drafts", (state) => sendEach(state, "check", (task) => state.drafts[task]), [
      "check",
    ])
    .addEdge("check", "join_checks")
    .addConditionalEdges("join_checks", (state) => sendRepairs(services, state), ["repair", "translate"])
    .addConditionalEdges("repair", afterRepair, ["offer_statements", "translate"])
    .addConditionalEdges("offer_statements", nextReview, ["review_statements", "translate"])
    .addEdge("review_statements", "apply_statements")
    .addConditionalEdges("apply_statements", nextReview, ["review_statements", "translate"])
    .addEdge("translate", "verify_translation")
    .addEdge("verify_translation", "assemble")
    .addEdge("assemble", END)
    .compile(checkpointer === undefined ? {} : { checkpointer });
}

function afterRoute(state: AnalyzeState) {
  return state.review.includes("plan") ? "review_plan" : sendSummaries(state);
}

function sendSummaries(state: AnalyzeState) {
  return sendEach(state, "summarize", () => "");
}

async function sendRepairs({ store }: GraphServices, state: AnalyzeState) {
  const failed = new Map<string, string>();
  for (const [task, blob] of Object.entries(state.checks)) {
    const sections = await getJson(store.blobs, blob, CheckedSections);
    if (sections.some((section) => section.failed.length > 0)) failed.set(task, blob);
  }
  const sends = sendEach(state, "repair", (task) => failed.get(task));
  return sends.length === 0 ? "translate" : sends;
}

function afterRepair(state: AnalyzeState): "offer_statements" | "translate" {
  return state.review.includes("statements") ? "offer_statements" : "translate";
}

function nextReview({ offer }: AnalyzeState): "review_statements" | "translate" {
  return offer === "" ? "translate" : "review_statements";
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
