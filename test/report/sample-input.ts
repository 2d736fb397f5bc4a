/** Handmade inputs of reports, all of our own writing. */
export { makeLongInput } from "./long-input.ts";
export { makeAnalysis, makeCheck, makeStatement } from "./sample-analysis.ts";
export { makeRun } from "./sample-run.ts";
export { evidenceFor, makeTranscript, spokenLines } from "./sample-transcript.ts";
export { makeClaimItem, makeQuoteItem, makeVerification } from "./sample-verification.ts";
