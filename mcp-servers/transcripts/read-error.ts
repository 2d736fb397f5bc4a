import { OnrecordError } from "../../errors.ts";
import { toPlainName } from "../answers/visible-text.ts";
import { ToolError } from "../tool-error.ts";

const paste = 'open_transcript {"text":"<transcript>"}';

/**
 * Why a transcript could not be read, for a model. A reader's own message may quote the file, and the store's names
 * folders: neither is passed on.
 */
export function toReadError(name: string, cause: unknown): unknown {
  const shown = toPlainName(name, 80);
  if (cause === undefined) return lost(shown);
  if (!(cause instanceof OnrecordError)) return cause;
  switch (cause.code) {
    case "empty_input":
      return new ToolError({
        code: "empty_input",
        message: `"${shown}" holds no line with words.`,
        next: `Ask the user for the transcript or captions file itself, or pass its words: ${paste}.`,
      });
    case "not_a_transcript":
    case "bad_input":
      return new ToolError({
        code: "not_a_transcript",
        message: `"${shown}" is no transcript that can be read.`,
        valid: ["WebVTT", "SRT", "text with speakers or times", "Whisper or YouTube JSON", "HTML"],
        next: `Ask the user for one of these formats, or pass the words as plain text: ${paste}.`,
      });
    case "too_large":
      return new ToolError({
        code: "too_large",
        message: `"${shown}" is larger than a transcript may be (50 MB).`,
        next: "Ask the user to split it or to export the captions alone.",
      });
    case "not_found":
    case "store_failed":
      return lost(shown);
    default:
      return new ToolError({
        code: cause.code,
        message: `"${shown}" could not be kept in the library.`,
        next: "Ask the user to run `onrecord doctor`: the library's folder may be full or read-only.",
      });
  }
}

function lost(shown: string): ToolError {
  return new ToolError({
    code: "not_found",
    message: `"${shown}" is damaged or gone from the library.`,
    next: 'Open the original again: open_transcript {"source":"<path>"}.',
  });
}
