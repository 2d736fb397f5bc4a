import { StateSchema } from "@langchain/langgraph";
import { z } from "zod";
import { AgentModels } from "./agent-models.ts";
import { blobsByTask } from "./analyze-state.ts";

/** State of `translate`: names of blobs, languages and numbers of batches; no spoken word. */
export const TranslateState = new StateSchema({
  source: z.string(),
  /** BCP 47. */
  to: z.string(),
  /** Absent: as the recording was read; `load` fills it in. */
  from: z.string().optional(),
  models: AgentModels.default({}),
  transcript: z.string().optional(),
  /** What translates: a model spec. */
  by: z.string().optional(),
  batches: z.array(z.string()).default(() => []),
  rows: blobsByTask(),
  verified: blobsByTask(),
  result: z.string().optional(),
});
export type TranslateState = typeof TranslateState.State;

/** What one of the nodes that run side by side is sent. */
export const BatchState = z.object({
  batch: z.string(),
  transcript: z.string(),
  from: z.string(),
  to: z.string(),
  by: z.string(),
  models: AgentModels,
});
export type BatchState = z.infer<typeof BatchState>;

/** One text of a batch: a segment, or the recording's title; why it stays as it is, where it does. */
export const BatchRow = z.strictObject({
  of: z.string().describe("segment id, or title"),
  text: z.exactOptional(z.string()),
  by: z.exactOptional(z.string()),
  problem: z.exactOptional(z.string()),
});
export type BatchRow = z.infer<typeof BatchRow>;

/** `failure`: the translator gave nothing at all for the batch. */
export const BatchRows = z.strictObject({
  rows: z.array(BatchRow),
  failure: z.exactOptional(z.string()),
});
export type BatchRows = z.infer<typeof BatchRows>;
