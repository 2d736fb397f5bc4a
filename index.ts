export {
  Analysis,
  Chapter,
  Coverage,
  Production,
  Section,
  SectionStatus,
  TranscriptRef,
} from "./agents/analysis.ts";
export { Answer } from "./agents/answer.ts";
export { Statement, StatementCheck } from "./agents/statement.ts";
export { Translation, Untranslated } from "./agents/translation.ts";
export { Verification, VerifiedItem } from "./agents/verification.ts";
export type {
  AnalysisPlan,
  AnalyzeRequest,
  App,
  AskRequest,
  Budget,
  Finding,
  Outcome,
  PlannedAgent,
  PlannedSum,
  ProgressEvent,
  SearchHit,
  SearchOptions,
  Shown,
  TranslateRequest,
  VerifyRequest,
} from "./app/app.ts";
export { createApp } from "./app/create-app.ts";
export type { AppEnvironment } from "./app/environment.ts";
export { type ErrorCode, errorCodes, OnrecordError } from "./errors.ts";
export { AgentRecord, Run, RunStatus, Usage } from "./store/run.ts";
