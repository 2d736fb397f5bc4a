import type { Change } from "../schema.ts";

/** A difference between a claim and the recording, and where the recording says otherwise. */
export interface ClaimChange extends Change {
  /** Sentence that says otherwise; absent where nothing does. */
  readonly sentence?: number;
}
