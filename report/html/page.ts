import type { ReportPart } from "../entry.ts";
import type { Wording } from "../phrases.ts";
import type { ReportInput } from "../report-input.ts";
import type { LineIndex } from "./line-index.ts";

/** What each part of the page is made from. */
export interface Page {
  readonly input: ReportInput;
  readonly wording: Wording;
  readonly parts: readonly ReportPart[];
  readonly lines: LineIndex;
}
