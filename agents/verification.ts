import { z } from "zod";
import { ClaimCheck, QuoteCheck } from "../grounding/schema.ts";
import { Span } from "../transcript/schema.ts";
import { Production, TranscriptRef } from "./analysis.ts";

const itemFields = {
  id: z.string().describe("q01, c01: in the order of the article; or the id given in a row"),
  section: z.exactOptional(z.string()).describe("heading in the article that it stands under"),
  span: z.exactOptional(Span).describe("in the article's text"),
  translation: z.exactOptional(z.strictObject({ text: z.string(), by: z.string() })),
};

/** One quote or claim of an article, checked. */
export const VerifiedItem = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("quote"), ...itemFields, check: QuoteCheck }),
  z.strictObject({ kind: z.literal("claim"), ...itemFields, check: ClaimCheck }),
]);
export type VerifiedItem = z.infer<typeof VerifiedItem>;

/** A text that someone else wrote, checked against the recording it is about. */
export const Verification = z.strictObject({
  schema: z.literal("onrecord/verification@1"),
  transcript: TranscriptRef,
  article: z.strictObject({
    uri: z.string(),
    sha256: z.string(),
    title: z.exactOptional(z.string()),
    language: z.exactOptional(z.string()),
    text: z.string(),
  }),
  status: z.enum(["complete", "partial"]),
  items: z.array(VerifiedItem),
  notes: z.array(z.string()).describe("limits a reader must know, such as a comparison across languages"),
  produced: z.array(Production),
});
export type Verification = z.infer<typeof Verification>;
