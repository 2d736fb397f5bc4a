import type { Cue, CueSheet, CueWord, SourceText, TranscriptReader } from "../cue.ts";
import { field, listField, locateRows, secondsField, textField } from "./json-rows.ts";

const marks = ["seek", "tokens", "avg_logprob", "no_speech_prob", "compression_ratio"];

/** Whisper's JSON (openai-whisper, faster-whisper, WhisperX): segments, with words where they were asked for. */
export const whisperJsonReader: TranscriptReader = {
  name: "whisper-json",
  title: "Whisper JSON",
  extensions: ["json"],
  detect: detectWhisper,
  read: readWhisper,
};

function detectWhisper(source: SourceText): number {
  const [first] = listField(source.json(), "segments") ?? [];
  if (textField(first, "text") === undefined || field(source.json(), "readerVersion") !== undefined) return 0;
  const isWhisper = marks.some((mark) => field(first, mark) !== undefined) || wordsOf(first).length > 0;
  return isWhisper ? 0.8 : 0;
}

function readWhisper(source: SourceText): CueSheet {
  const json = source.json();
  const spans = locateRows(source, ["segments", "*", "text"]);
  const cues = (listField(json, "segments") ?? []).map((row, index): Cue => {
    const words = wordsOf(row);
    return {
      text: textField(row, "text") ?? "",
      start: secondsField(row, "start"),
      end: secondsField(row, "end"),
      speaker: textField(row, "speaker"),
      source: spans.get(index),
      words: words.length === 0 ? undefined : words,
    };
  });
  return { cues, language: textField(json, "language") };
}

function wordsOf(row: unknown): CueWord[] {
  return (listField(row, "words") ?? []).flatMap((word) => {
    const text = textField(word, "word") ?? textField(word, "text");
    const start = secondsField(word, "start");
    const end = secondsField(word, "end");
    return text === undefined || start === undefined || end === undefined ? [] : [{ text, start, end }];
  });
}
