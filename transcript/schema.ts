import { z } from "zod";

/** Half-open range of UTF-16 indexes. Which text it indexes is said where it is used. */
export const Span = z.strictObject({
  start: z.int().nonnegative().describe("first UTF-16 index"),
  end: z.int().nonnegative().describe("UTF-16 index after the last"),
});
export type Span = z.infer<typeof Span>;

/** One word with its own time; `span` indexes the transcript's text. */
export const TimedWord = z.strictObject({
  start: z.number().nonnegative(),
  end: z.number().nonnegative(),
  text: z.string(),
  span: Span,
});
export type TimedWord = z.infer<typeof TimedWord>;

/** A speaker that code proposes and nobody confirmed. */
export const SpeakerGuess = z.strictObject({ name: z.string(), probability: z.number().min(0).max(1) });
export type SpeakerGuess = z.infer<typeof SpeakerGuess>;

/**
 * One repaired, de-rolled cue (of plain text: one line or paragraph). `span` indexes the transcript's text,
 * `source` the decoded text of the original file (BOM not counted, newlines as they are).
 * Times are seconds from the start of the recording, to the millisecond.
 */
export const Segment = z.strictObject({
  id: z.string().regex(/^s\d{4,}$/),
  start: z.exactOptional(z.number().nonnegative()),
  end: z.exactOptional(z.number().nonnegative()),
  speaker: z.exactOptional(z.string().min(1)),
  speakerGuess: z.exactOptional(SpeakerGuess),
  text: z.string().min(1),
  span: Span,
  source: z.exactOptional(Span),
  words: z.exactOptional(z.array(TimedWord)),
});
export type Segment = z.infer<typeof Segment>;

/** A sound or stage note that is no speech, such as `[Music]`; `at` is the index of the segment it precedes. */
export const TranscriptEvent = z.strictObject({
  text: z.string(),
  start: z.exactOptional(z.number().nonnegative()),
  at: z.int().nonnegative(),
});
export type TranscriptEvent = z.infer<typeof TranscriptEvent>;

/** Something a reader repaired or could not keep; shown to the user. `line` is 1-based in the original file. */
export const Warning = z.strictObject({
  code: z.string().regex(/^[a-z_]+$/),
  message: z.string(),
  line: z.exactOptional(z.int().positive()),
});
export type Warning = z.infer<typeof Warning>;

/** A label somebody speaks under, and how many segments carry it. */
export const Speaker = z.strictObject({ name: z.string().min(1), segments: z.int().nonnegative() });
export type Speaker = z.infer<typeof Speaker>;

/** One recording's words with times and speakers. `text` is the segments' texts joined by one newline. */
export const Transcript = z.strictObject({
  id: z.string().min(1).describe("readable slug of the title and the first 8 hex digits of sha256"),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe("of the original file's bytes"),
  readerVersion: z.string(),
  source: z.strictObject({ uri: z.string(), format: z.string() }),
  title: z.exactOptional(z.string()),
  language: z.exactOptional(z.string()).describe("BCP 47, such as en or pt-BR; absent when unknown"),
  duration: z.exactOptional(z.number().nonnegative()),
  speakers: z.array(Speaker),
  segments: z.array(Segment),
  events: z.array(TranscriptEvent),
  warnings: z.array(Warning),
  text: z.string(),
});
export type Transcript = z.infer<typeof Transcript>;
