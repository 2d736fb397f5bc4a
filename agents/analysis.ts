import { z } from "zod";
import { Evidence } from "../grounding/schema.ts";
import { Span } from "../transcript/schema.ts";
import { Statement } from "./statement.ts";

/** Which recording a result is about. */
export const TranscriptRef = z.strictObject({
  id: z.string(),
  sha256: z.string(),
  readerVersion: z.string(),
  title: z.exactOptional(z.string()),
  language: z.exactOptional(z.string()),
  duration: z.exactOptional(z.number()),
  segments: z.int().nonnegative(),
  uri: z.string(),
});
export type TranscriptRef = z.infer<typeof TranscriptRef>;

/** Which agent, model and prompt made a part of a result. */
export const Production = z.strictObject({
  agent: z.string(),
  model: z.string(),
  promptVersion: z.string(),
});
export type Production = z.infer<typeof Production>;

/** A stretch of the recording about one thing; its title is made of its own words. */
export const Chapter = z.strictObject({
  title: z.string(),
  segments: z.tuple([z.string(), z.string()]),
  span: Span,
  start: z.exactOptional(z.number()),
  end: z.exactOptional(z.number()),
});
export type Chapter = z.infer<typeof Chapter>;

/** `needs_model`: cannot be extracted, nobody spoke it. `failed`: its agent failed; `note` says why. */
export const SectionStatus = z.enum(["ok", "empty", "needs_model", "failed"]);

export const Section = z.strictObject({
  kind: z.string(),
  title: z.string(),
  status: SectionStatus,
  note: z.exactOptional(z.string()),
  statements: z.array(Statement),
});
export type Section = z.infer<typeof Section>;

/** How much of the recording was read by what wrote the analysis, and how much of it is cited. */
export const Coverage = z.strictObject({
  read: z.enum(["proven", "likely", "no"]),
  segments: z.int().nonnegative(),
  citedSegments: z.int().nonnegative(),
  citedShare: z.number().min(0).max(1),
  unread: z.array(Evidence).describe("stretches that no model or engine saw"),
});
export type Coverage = z.infer<typeof Coverage>;

/** What a person decided about the plan of an analysis; `changes` says in words what was edited. */
export const PlanReview = z.strictObject({
  decision: z.enum(["approve", "edit"]),
  changes: z.array(z.string()),
  reason: z.exactOptional(z.string()),
});
export type PlanReview = z.infer<typeof PlanReview>;

/** The checked statements of one recording, in one language. Holds no clock, so the same input gives the same bytes. */
export const Analysis = z.strictObject({
  schema: z.literal("onrecord/analysis@1"),
  transcript: TranscriptRef,
  recipe: z.string(),
  language: z.string(),
  status: z.enum(["complete", "partial"]),
  sections: z.array(Section),
  chapters: z.array(Chapter),
  coverage: Coverage,
  dropped: z.array(z.strictObject({ statement: Statement, reason: z.string() })),
  notes: z.array(z.string()).describe("limits a reader must know, such as a missing translator"),
  produced: z.array(Production),
  review: z
    .exactOptional(z.strictObject({ plan: PlanReview }))
    .describe("a look at the plan that changed it or gave a reason; statements carry their own"),
});
export type Analysis = z.infer<typeof Analysis>;
