import { type BaseCheckpointSaver, END, START, StateGraph, StateSchema } from "@langchain/langgraph";
import { z } from "zod";
import type { Answer } from "../agents/answer.ts";
import { answerer } from "../agents/answerer/agent.ts";
import { AnswererOutput } from "../agents/answerer/schema.ts";
import { OnrecordError } from "../errors.ts";
import { passageLimit } from "../grounding/passage-limit.ts";
import { getJson, putJson } from "../store/json-blobs.ts";
import { AgentModels, producersOf } from "./agent-models.ts";
import { toTranscriptRef } from "./assemble-analysis.ts";
import { callAgent } from "./call-agent.ts";
import { nodeDefaults } from "./node-defaults.ts";
import { type NodeConfig, need, runIdOf } from "./run-config.ts";
import type { GraphServices } from "./services.ts";
import { openThread, withProgress } from "./thread.ts";

/** State of `ask`: the question is the user's own; what was spoken stands only in blobs. */
export const AskState = new StateSchema({
  source: z.string(),
  question: z.string(),
  models: AgentModels.default({}),
  transcript: z.string().optional(),
  answer: z.string().optional(),
  result: z.string().optional(),
});
type AskState = typeof AskState.State;

/** The `ask` workflow: load, answer from retrieved passages, assemble. */
export function createAskGraph(services: GraphServices, checkpointer?: BaseCheckpointSaver) {
  const nodes = createAskNodes(services);
  return new StateGraph(AskState)
    .setNodeDefaults(nodeDefaults(services))
    .addNode("load", nodes.load)
    .addNode("find_answer", nodes.findAnswer)
    .addNode("assemble", nodes.assemble)
    .addEdge(START, "load")
    .addEdge("load", "find_answer")
    .addEdge("find_answer", "assemble")
    .addEdge("assemble", END)
    .compile(checkpointer === undefined ? {} : { checkpointer });
}

function createAskNodes(services: GraphServices) {
  const stepOf = (config: NodeConfig, name: string) => ({ runId: runIdOf(config), name, total: 3 });
  return {
    load: (state: AskState, config: NodeConfig) =>
      withProgress(services, stepOf(config, "load"), async () => {
        const { recording } = await services.openRecording(state.source);
        return { transcript: recording.transcript.sha256 };
      }),
    findAnswer: (state: AskState, config: NodeConfig) =>
      withProgress(services, stepOf(config, "find answer"), async () => {
        const thread = await openThread(services, state, config);
        const input = { question: state.question, limit: passageLimit };
        const result = await callAgent(services, thread, {
          agent: answerer,
          input,
          task: "answer",
        });
        if (result.status === "failed") throw new OnrecordError(result.message, { code: "model_failed" });
        return { answer: result.blob };
      }),
    assemble: (state: AskState, config: NodeConfig) =>
      withProgress(services, stepOf(config, "assemble"), async () => {
        const { recording } = await openThread(services, state, config);
        const answer: Answer = {
          schema: "onrecord/answer@1",
          transcript: toTranscriptRef(recording.transcript),
          question: state.question,
          ...(await getJson(services.store.blobs, need(state.answer, "answer"), AnswererOutput)),
          produced: producersOf(state.models, [answerer]),
        };
        return { result: await putJson(services.store.blobs, answer) };
      }),
  };
}
