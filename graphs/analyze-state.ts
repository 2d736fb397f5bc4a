import { ReducedValue, StateSchema } from "@langchain/langgraph";
import { z } from "zod";
import { ReviewKind } from "../store/run.ts";
import { AgentModels } from "./agent-models.ts";

const merge = (known: Record<string, string>, added: Record<string, string>): Record<string, string> => ({
  ...known,
  ...added,
});

/** Blob names by task; nodes that run side by side each add their own. */
export const blobsByTask = () =>
  new ReducedValue(
    z.record(z.string(), z.string()).default(() => ({})),
    { inputSchema: z.record(z.string(), z.string()), reducer: merge },
  );

/** State of `analyze`: what was asked for, and names of blobs. No spoken word stands in it. */
export const AnalyzeState = new StateSchema({
  source: z.string(),
  recipe: z.string().default("wisdom"),
  language: z.string().optional(),
  /** What is wanted, in plain words. */
  request: z.string().optional(),
  models: AgentModels.default({}),
  /** Where a person looks over before it goes on. */
  review: z.array(ReviewKind).default(() => []),
  transcript: z.string().optional(),
  plan: z.string().optional(),
  tasks: z.array(z.string()).default(() => []),
  drafts: blobsByTask(),
  checks: blobsByTask(),
  repaired: blobsByTask(),
  /** Blob of a person's answer about the plan. */
  planAnswer: z.string().optional(),
  /** Blob of the statements that wait for a person; empty: none. */
  offer: z.string().default(""),
  /** Blob of a person's answer about them. */
  statementsAnswer: z.string().optional(),
  translated: z.string().optional(),
  result: z.string().optional(),
});
export type AnalyzeState = typeof AnalyzeState.State;

/** What one of the nodes that run side by side is sent. */
export const TaskState = z.object({
  task: z.string(),
  transcript: z.string(),
  plan: z.string(),
  input: z.string(),
  models: AgentModels,
});
export type TaskState = z.infer<typeof TaskState>;
