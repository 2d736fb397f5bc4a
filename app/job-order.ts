import { z } from "zod";
import { ReviewKind } from "../store/run.ts";

/** What the jobs of one adding are asked for, without their sources: one blob that all of them share. Paths are absolute. */
export const JobOrder = z.strictObject({
  recipe: z.string(),
  request: z.exactOptional(z.string()),
  language: z.exactOptional(z.string()),
  models: z.record(z.string(), z.array(z.string()).readonly()),
  localOnly: z.boolean(),
  review: z.exactOptional(z.array(ReviewKind).readonly()),
  allowUnknownPrice: z.exactOptional(z.boolean()),
  budget: z
    .strictObject({
      usd: z.exactOptional(z.number()),
      calls: z.exactOptional(z.number()),
      tokens: z.exactOptional(z.number()),
      seconds: z.exactOptional(z.number()),
    })
    .describe("caps of the whole batch"),
  out: z.exactOptional(z.string()).describe("folder in which each recording gets one of its own"),
  notes: z
    .exactOptional(z.array(z.string()).readonly())
    .describe("what was decided when the jobs were added"),
});
export type JobOrder = z.infer<typeof JobOrder>;
