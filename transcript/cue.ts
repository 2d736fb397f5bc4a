import type { Span, SpeakerGuess, Warning } from "./schema.ts";

/** One word of a cue with its own time, before its place in the transcript is known. */
export interface CueWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * One timed line of a caption file (of plain text: one line or paragraph) as its reader gives it: markup gone,
 * blanks not yet tidied. `source` indexes the decoded text of the file.
 */
export interface Cue {
  readonly text: string;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly speaker?: string | undefined;
  readonly speakerGuess?: SpeakerGuess | undefined;
  readonly source?: Span | undefined;
  readonly words?: readonly CueWord[] | undefined;
}

/** A sound or stage note; `at` is the index of the cue it precedes. */
export interface CueEvent {
  readonly text: string;
  readonly start?: number | undefined;
  readonly at: number;
}

/**
 * What was written about a recording and stands in the same file. `text` is the exact slice of the decoded
 * file that `source` names; where the transcript stands between two parts, both joined by a blank line, and
 * `source` reaches from the first to the last.
 */
export interface Article {
  readonly text: string;
  readonly source: Span;
  readonly format: "text" | "html" | "markdown";
  readonly title?: string;
}

/** What one reader finds in a file. */
export interface CueSheet {
  /** Name of the format where it is finer than the reader's, such as `vtt-rolling`. */
  readonly format?: string | undefined;
  readonly title?: string | undefined;
  readonly language?: string | undefined;
  readonly cues: readonly Cue[];
  readonly events?: readonly CueEvent[] | undefined;
  readonly article?: Article | undefined;
}

/** A decoded file. `json` parses it once; `undefined` means that it is not JSON. `warn` takes a text position. */
export interface SourceText {
  readonly name: string;
  readonly text: string;
  readonly json: () => unknown;
  readonly warn: (code: string, message: string, at?: number) => void;
}

/** One row of the table of formats. `detect` gives how sure it is, in [0, 1]; 0 is no. */
export interface TranscriptReader {
  readonly name: string;
  readonly title: string;
  readonly extensions: readonly string[];
  readonly detect: (source: SourceText) => number;
  readonly read: (source: SourceText) => CueSheet;
}

/** What a reader repaired, in order, capped. */
export interface WarningList {
  readonly add: (code: string, message: string, at?: number) => void;
  readonly list: () => Warning[];
}
