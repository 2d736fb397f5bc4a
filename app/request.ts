import { z } from "zod";
import { writtenFormats } from "../transcript/index.ts";

/** What a run was asked for, kept so that a later process can finish it. Paths are absolute. */
export const RunRequest = z.strictObject({
  input: z.record(z.string(), z.unknown()),
  out: z.exactOptional(z.string()),
  language: z.exactOptional(z.string()).describe("of the report's own words"),
  format: z.exactOptional(z.enum(writtenFormats)).describe("of the translated transcript's file"),
  allowUnknownPrice: z.exactOptional(z.boolean()),
  localOnly: z.exactOptional(z.boolean()).describe("a resumed run keeps to it"),
  batch: z
    .exactOptional(z.string())
    .describe("runs of one batch share its caps, which are those of `budget`"),
  budget: z.strictObject({
    usd: z.exactOptional(z.number()),
    calls: z.exactOptional(z.number()),
    tokens: z.exactOptional(z.number()),
    seconds: z.exactOptional(z.number()),
  }),
});
export type RunRequest = z.infer<typeof RunRequest>;
