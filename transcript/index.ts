export { readerVersion } from "./build-transcript.ts";
export { createStemmer } from "./create-stemmer.ts";
export type { Article } from "./cue.ts";
export { detectLanguage } from "./detect-language.ts";
export { formatClock } from "./format-clock.ts";
export { maxFileBytes, type Reading, readTranscript, type TranscriptFile } from "./read-transcript.ts";
export { type OtherTexts, replaceTexts } from "./replace-texts.ts";
export {
  Segment,
  Span,
  Speaker,
  SpeakerGuess,
  TimedWord,
  Transcript,
  TranscriptEvent,
  Warning,
} from "./schema.ts";
export { createSearchIndex, type SearchHit, type SearchIndex, type SearchOptions } from "./search-index.ts";
export { findSegment, segmentsIn } from "./segment-at.ts";
export { type Sentence, toSentences } from "./sentences.ts";
export { type Turn, toTurns } from "./turns.ts";
export { type WrittenFormat, writeTranscript, writtenFormats } from "./write-transcript.ts";
