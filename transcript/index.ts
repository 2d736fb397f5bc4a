export type { Article } from "./cue.ts";
export { detectLanguage } from "./detect-language.ts";
export { formatTime } from "./format-time.ts";
export { maxFileBytes, type Reading, readTranscript, type TranscriptFile } from "./read-transcript.ts";
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
export { findSegment, segmentsIn } from "./segment-at.ts";
export { type Turn, toTurns } from "./turns.ts";
