import { z } from "zod";
import { Span } from "../transcript/schema.ts";

/** Words of the recording that bear on a quote or claim; `text` is cut from the transcript by code. */
export const Evidence = z.strictObject({
  segments: z.tuple([z.string(), z.string()]).describe("first and last segment id"),
  span: Span.describe("in the transcript's text; text === transcript.text.slice(span.start, span.end)"),
  source: z.exactOptional(Span).describe("in the decoded text of the original file"),
  start: z.exactOptional(z.number().nonnegative()),
  end: z.exactOptional(z.number().nonnegative()),
  speaker: z.exactOptional(z.string()),
  text: z.string(),
});
export type Evidence = z.infer<typeof Evidence>;

export const ChangeKind = z.enum([
  "number",
  "unit",
  "date",
  "negation",
  "quantifier",
  "modality",
  "comparison",
  "name",
  "agent",
  "antonym",
  "tense",
  "word",
  "dropped",
  "added",
  "order",
  "splice",
]);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** One difference that matters between what is quoted and what was spoken; either side may be empty. */
export const Change = z.strictObject({ kind: ChangeKind, quoted: z.string(), spoken: z.string() });
export type Change = z.infer<typeof Change>;

export const QuoteVerdict = z.enum(["said", "altered", "misattributed", "not_said", "uncertain"]);
export type QuoteVerdict = z.infer<typeof QuoteVerdict>;

export const QuoteForm = z.enum(["verbatim", "cleaned", "elided", "translated"]);
export type QuoteForm = z.infer<typeof QuoteForm>;

export const Flag = z.enum([
  "mixed_script",
  "hidden_characters",
  "bidi",
  "control_characters",
  "elision",
  "insertion",
  "speaker_mismatch",
  "too_short",
  "instruction",
  "question",
  "reported",
  "negated",
  "hypothetical",
  "taken_back",
]);
export type Flag = z.infer<typeof Flag>;

/** Words claimed to be spoken. `language` is the quote's own, BCP 47; absent: detected. */
export const Quote = z.strictObject({
  text: z.string(),
  speaker: z.exactOptional(z.string()),
  language: z.exactOptional(z.string()),
});
export type Quote = z.infer<typeof Quote>;

/** One checkable statement about the recording. */
export const Claim = z.strictObject({
  text: z.string(),
  speaker: z.exactOptional(z.string()),
  language: z.exactOptional(z.string()),
});
export type Claim = z.infer<typeof Claim>;

const share = z.number().min(0).max(1);

/** `places` are alternatives, best first, each with its parts in order; `evidence` is the parts of the first. */
export const QuoteCheck = z.strictObject({
  quote: Quote,
  verdict: QuoteVerdict,
  form: z.exactOptional(QuoteForm),
  changes: z.array(Change),
  places: z.array(z.strictObject({ parts: z.array(Evidence).min(1) })),
  evidence: z.array(Evidence),
  scores: z.record(QuoteVerdict, share).describe("probability of each verdict, summing to 1"),
  confidence: share.describe("of the chosen verdict"),
  flags: z.array(Flag),
  note: z.exactOptional(z.string()),
});
export type QuoteCheck = z.infer<typeof QuoteCheck>;

export const ClaimVerdict = z.enum(["supported", "overstated", "contradicted", "not_in_source", "uncertain"]);
export type ClaimVerdict = z.infer<typeof ClaimVerdict>;

export const ClaimCheck = z.strictObject({
  claim: Claim,
  verdict: ClaimVerdict,
  evidence: z.array(Evidence).describe("for"),
  counterEvidence: z.array(Evidence).describe("against"),
  changes: z.array(Change),
  scores: z.record(ClaimVerdict, share).describe("probability of each verdict, summing to 1"),
  confidence: share,
  flags: z.array(Flag),
  checkedBy: z.array(z.string()).describe("model specs"),
  note: z.exactOptional(z.string()),
});
export type ClaimCheck = z.infer<typeof ClaimCheck>;
