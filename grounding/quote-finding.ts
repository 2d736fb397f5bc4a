import type { Span } from "../transcript/schema.ts";
import type { Judgement } from "./judge.ts";
import type { Change, Flag, QuoteForm } from "./schema.ts";

/** A verdict on a quote before its evidence is cut. `places` are alternatives, best first, each with its parts in order. */
export interface QuoteFinding {
  readonly judgement: Judgement;
  readonly places: readonly (readonly Span[])[];
  readonly form?: QuoteForm;
  readonly changes: readonly Change[];
  readonly flags: readonly Flag[];
  readonly note?: string;
}
