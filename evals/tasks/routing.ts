import { createRecording, type Recording } from "../../agents/recording.ts";
import { router } from "../../agents/router/agent.ts";
import { readRecipe } from "../../agents/summarizer/recipe.ts";
import { recipeNames } from "../../agents/summarizer/recipe-names.ts";
import type { Transcript } from "../../transcript/schema.ts";
import { createRoutingScorers } from "../scorers/routing-scorers.ts";
import type { Task, TaskContext } from "../task.ts";
import { refuseFallback, runTaskAgent, toTaskResult } from "./run-agent.ts";
import { RoutingGold, RoutingOutput, RoutingRequest } from "./schemas/routing.ts";

/** Understands a wish in plain words as a plan. No recording takes part. */
export const routing: Task<RoutingRequest, RoutingGold, RoutingOutput> = {
  name: "routing",
  title: "What is wanted?",
  agent: "router",
  version: "1",
  input: RoutingRequest,
  expected: RoutingGold,
  output: RoutingOutput,
  async run({ input }, context) {
    const asked = {
      recipe: readRecipe(input.recipe),
      recipes: recipeNames().map(readRecipe),
      request: input.request,
      summarizer: "builtin",
    };
    const run = await runTaskAgent(router, asked, { recording: noRecording, context });
    const { by, ...plan } = run.output.request ?? { by: "builtin", sections: [] };
    const fellBack = by === "builtin" && isModelNamed(context);
    refuseFallback({ ...run, fellBack }, context, run.output.notes[0]);
    return toTaskResult<RoutingOutput>({ plan }, run);
  },
  baselines: { always_whole: () => ({ plan: { sections: [] } }) },
  scorers: createRoutingScorers(),
};

function isModelNamed({ tiers }: TaskContext): boolean {
  return tiers.some((tier) => tier !== "builtin");
}

const noTranscript: Transcript = {
  id: "none",
  sha256: "0".repeat(64),
  readerVersion: "none",
  source: { uri: "none", format: "none" },
  speakers: [],
  segments: [],
  events: [],
  warnings: [],
  text: "",
};
const noRecording: Recording = createRecording(noTranscript);
