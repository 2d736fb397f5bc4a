import { StateSchema } from "@langchain/langgraph";
import { z } from "zod";
import { Span } from "../transcript/schema.ts";
import { AgentModels } from "./agent-models.ts";
import { blobsByTask } from "./analyze-state.ts";

/** State of `verify`: names of blobs only. `article` absent: the one that stands beside the transcript. */
export const VerifyState = new StateSchema({
  source: z.string(),
  article: z.string().optional(),
  /** Blob of rows given instead of an article. */
  rows: z.string().optional(),
  models: AgentModels.default({}),
  transcript: z.string().optional(),
  reading: z.string().optional(),
  chunks: z.array(z.string()).default(() => []),
  checks: blobsByTask(),
  result: z.string().optional(),
});
export type VerifyState = typeof VerifyState.State;

/** A quote or claim to check, wherever it came from. */
export const VerifyItem = z.strictObject({
  id: z.string(),
  kind: z.enum(["quote", "claim"]),
  text: z.string(),
  speaker: z.exactOptional(z.string()),
  language: z.exactOptional(z.string()),
  section: z.exactOptional(z.string()),
  span: z.exactOptional(Span),
  translation: z.exactOptional(z.strictObject({ text: z.string(), by: z.string() })),
});
export type VerifyItem = z.infer<typeof VerifyItem>;

/** An article as it was read: where it is from, and what it says was said. */
export const VerifyReading = z.strictObject({
  article: z.strictObject({
    uri: z.string(),
    sha256: z.string(),
    title: z.exactOptional(z.string()),
    language: z.exactOptional(z.string()),
    text: z.string(),
  }),
  items: z.array(VerifyItem),
  notes: z.array(z.string()),
  translatedBy: z.array(z.string()),
});
export type VerifyReading = z.infer<typeof VerifyReading>;

/** What one of the check nodes that run side by side is sent. */
export const ChunkState = z.object({
  chunk: z.string(),
  transcript: z.string(),
  reading: z.string(),
  models: AgentModels,
});
export type ChunkState = z.infer<typeof ChunkState>;
