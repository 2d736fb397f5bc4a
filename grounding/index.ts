export { type CheckQuoteOptions, checkQuote } from "./check-quote.ts";
export { type DiffPart, diffWords } from "./diff-words.ts";
export { segmentAt, toEvidence } from "./evidence.ts";
export {
  createGroundingIndex,
  type GroundingIndex,
  occurrencesOf,
  positionsOf,
  segmentOfToken,
  textRange,
  tokenAtOrAfter,
} from "./grounding-index.ts";
export { locate, type Place } from "./locate.ts";
export {
  Change,
  ChangeKind,
  Claim,
  ClaimCheck,
  ClaimVerdict,
  Evidence,
  Flag,
  Quote,
  QuoteCheck,
  QuoteForm,
  QuoteVerdict,
} from "./schema.ts";
export { type Token, type TokenizedText, tokenize } from "./tokens.ts";
export { splitWords, type Word } from "./words.ts";
