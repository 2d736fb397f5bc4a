export { type CheckQuoteOptions, checkQuote } from "./check-quote.ts";
export { type CheckClaimOptions, checkClaim } from "./claims/check-claim.ts";
export { createEvidenceIndex } from "./claims/create-evidence-index.ts";
export type { EvidenceIndex } from "./claims/evidence-index.ts";
export { type FindEvidenceOptions, findEvidence, type ScoredEvidence } from "./claims/find-evidence.ts";
export { isInstruction } from "./claims/is-instruction.ts";
export { cleanSpeech } from "./clean-speech.ts";
export { type DiffPart, diffWords } from "./diff-words.ts";
export { segmentAt, toEvidence } from "./evidence.ts";
export { extractHabits, extractRecommendations } from "./extract/extract-advice.ts";
export { type ExtractedChapter, extractChapters } from "./extract/extract-chapters.ts";
export { extractHighlights } from "./extract/extract-highlights.ts";
export { type ExtractedIdea, extractIdeas } from "./extract/extract-ideas.ts";
export {
  type ActionItem,
  extractActionItems,
  extractDecisions,
  extractOpenQuestions,
} from "./extract/extract-meeting-points.ts";
export { type ExtractedName, extractNames } from "./extract/extract-names.ts";
export { extractNumbers } from "./extract/extract-numbers.ts";
export { type ExtractedQuestion, extractQuestions } from "./extract/extract-questions.ts";
export { extractQuotables } from "./extract/extract-quotables.ts";
export { extractReferences } from "./extract/extract-references.ts";
export type { ExtractedItem } from "./extract/extracted-item.ts";
export { findMisheardNames, type MisheardName } from "./extract/find-misheard-names.ts";
export { type GuessedTurn, guessTurns } from "./extract/guess-turns.ts";
export {
  createGroundingIndex,
  type GroundingIndex,
  occurrencesOf,
  positionsOf,
  segmentOfToken,
  textRange,
  tokenAtOrAfter,
} from "./grounding-index.ts";
export { hasNegation } from "./has-negation.ts";
export { locate, type Place } from "./locate.ts";
export { findPassages, type Passages } from "./passages.ts";
export { type Article, type ArticleClaim, type ArticleQuote, readArticle } from "./read-article.ts";
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
export type { Token } from "./token.ts";
export { type TokenizedText, tokenize } from "./tokens.ts";
export { splitWords, type Word } from "./words.ts";
