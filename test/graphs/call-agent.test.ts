import { expect, test } from "vitest";
import { z } from "zod";
import { type Agent, builtinOutput } from "../../agents/agent.ts";
import { createMemoryStore } from "../../evals/tasks/memory-store.ts";
import { callAgent } from "../../graphs/call-agent.ts";
import type { GraphServices } from "../../graphs/services.ts";
import type { Model } from "../../models/model.ts";
import { createFunctionModel } from "../../models/testing.ts";
import { contextWith, ferryRecording } from "../agents/agent-context.ts";

/** An agent that makes do without its model where that fails. */
const patient: Agent<string, string> = {
  name: "summarizer",
  version: "1",
  promptVersion: "1",
  input: z.string(),
  output: z.string(),
  async run(_, { tiers: [tier], signal }) {
    if (tier === undefined || tier === "builtin") return builtinOutput("nothing");
    const asked = tier.generate({
      system: "",
      messages: [],
      maxOutputTokens: 9,
      signal,
      purpose: "p",
      timeouts: { attemptMs: 1_000, deadlineMs: 1_000 },
    });
    return builtinOutput(
      await asked.then(
        () => "asked",
        () => "made do",
      ),
    );
  },
};

/** Calls the agent with a model whose calls end in an error. */
function call(error: Error) {
  const model: Model = {
    ...createFunctionModel("m", () => ""),
    generate: async () => {
      throw error;
    },
  };
  const store = createMemoryStore();
  const services: GraphServices = {
    store,
    openRecording: async () => ({ recording: ferryRecording }),
    openArticle: async () => ({ uri: "", sha256: "", text: "", format: "text" }),
    readRecipe: () => ({ name: "r", description: "", sections: [] }),
    readRecipes: () => [],
    findModel: () => model,
    findTranslator: () => undefined,
    nowMs: () => 0,
    agentTimeoutMs: 1_000,
    onProgress: () => undefined,
  };
  const { recording, signal } = contextWith([]);
  const thread = { runId: "r1", recording, models: { summarizer: ["test/m"] }, signal };
  return { result: callAgent(services, thread, { agent: patient, input: "x", task: "t" }), store };
}

test("an answer that could not be stored for a full disk ends the call, though the agent makes do without it", async () => {
  const cause = Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
  const { result, store } = call(new Error("The call failed.", { cause }));
  await expect(result).rejects.toThrow("The call failed.");
  expect(store.records()).toEqual([]);
});

test("any other failure is the agent's to deal with", async () => {
  const { result } = call(new Error("The call failed."));
  expect(await result).toMatchObject({ status: "done", output: "made do" });
});
