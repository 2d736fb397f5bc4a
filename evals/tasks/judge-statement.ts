import { checkBuiltin as checkClaim } from "../../agents/fact-checker/check-builtin.ts";
import { checkBuiltin as checkQuote } from "../../agents/quote-verifier/check-builtin.ts";
import type { Recording } from "../../agents/recording.ts";
import type { SummaryStatement } from "./schemas/summaries.ts";

/** What the built-in engine says of a statement, whoever wrote it. */
export function judgeStatement(
  recording: Recording,
  { kind, text }: { readonly kind: "quote" | "claim"; readonly text: string },
): SummaryStatement["verdict"] {
  return kind === "quote"
    ? checkQuote(recording, { quote: { text } }).verdict
    : checkClaim(recording, { claim: { text } }).verdict;
}

/** Words between white space. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
