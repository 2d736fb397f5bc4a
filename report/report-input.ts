import type { Analysis } from "../agents/analysis.ts";
import type { Verification } from "../agents/verification.ts";
import type { Run } from "../store/run.ts";
import type { Transcript } from "../transcript/schema.ts";

/** What a report is made from; `language` (BCP 47) is that of the report's own words. */
export interface ReportInput {
  readonly transcript: Transcript;
  readonly analysis?: Analysis;
  readonly verification?: Verification;
  readonly run?: Run;
  readonly language: string;
}
