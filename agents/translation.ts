import { z } from "zod";
import { Transcript } from "../transcript/schema.ts";
import { Production, TranscriptRef } from "./analysis.ts";

/** A segment that keeps its own words, and why its translation may not be shown. */
export const Untranslated = z.strictObject({ segment: z.string(), reason: z.string() });
export type Untranslated = z.infer<typeof Untranslated>;

/** A recording said in another language. Holds no clock, so the same input gives the same bytes. */
export const Translation = z.strictObject({
  schema: z.literal("onrecord/translation@1"),
  transcript: TranscriptRef,
  from: z.string(),
  to: z.string(),
  status: z.enum(["complete", "partial"]).describe("partial: some segments keep their own words"),
  translated: Transcript.describe("ids, times, speakers and events as they were; spans index its own text"),
  untranslated: z.array(Untranslated),
  notes: z.array(z.string()),
  produced: z.array(Production),
});
export type Translation = z.infer<typeof Translation>;
