import type { Cue, CueSheet, SourceText, TranscriptReader } from "../cue.ts";
import { listField, locateRows, secondsField, textField, toObject } from "./json-rows.ts";

/** The plain shape `{title, lang, segments: [{speaker, start, end, text}]}`, or only its list. */
export const plainJsonReader: TranscriptReader = {
  name: "json",
  title: "JSON with segments",
  extensions: ["json"],
  detect: (source) => (rowsOf(source).rows.some((row) => textField(row, "text") !== undefined) ? 0.5 : 0),
  read: readPlainJson,
};

function rowsOf(source: SourceText): { rows: readonly unknown[]; path: readonly string[] } {
  const json = source.json();
  if (Array.isArray(json)) return { rows: json, path: ["*", "text"] };
  return { rows: listField(json, "segments") ?? [], path: ["segments", "*", "text"] };
}

function readPlainJson(source: SourceText): CueSheet {
  const json = source.json();
  const { rows, path } = rowsOf(source);
  const spans = locateRows(source, path);
  const cues = rows.flatMap((row, index): Cue[] => {
    const text = textField(row, "text");
    if (text === undefined) {
      source.warn("no_text", `Segment ${index + 1} has no text and was left out.`);
      return [];
    }
    warnOfTimes(source, row, index);
    return [
      {
        text,
        start: secondsField(row, "start"),
        end: secondsField(row, "end"),
        speaker: textField(row, "speaker"),
        source: spans.get(index),
      },
    ];
  });
  const language = textField(json, "lang") ?? textField(json, "language");
  return { cues, title: textField(json, "title"), language };
}

function warnOfTimes(source: SourceText, row: unknown, index: number): void {
  const isOdd = ["start", "end"].some((key) => {
    const value = toObject(row) && Reflect.get(Object(row), key);
    return value !== undefined && value !== null && secondsField(row, key) === undefined;
  });
  if (isOdd)
    source.warn("bad_time", `Segment ${index + 1} has a time that is no number of seconds; it was left out.`);
}
