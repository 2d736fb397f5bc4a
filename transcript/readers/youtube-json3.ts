import type { Cue, CueSheet, CueWord, SourceText, TranscriptReader } from "../cue.ts";
import type { Span } from "../schema.ts";
import { decodeEntities } from "./decode-entities.ts";
import { listField, secondsField, textField } from "./json-rows.ts";
import { locateStrings } from "./locate-strings.ts";

/** YouTube's json3 captions; lines that only append a newline are skipped, word times are kept. */
export const youtubeJson3Reader: TranscriptReader = {
  name: "json3",
  title: "YouTube json3",
  extensions: ["json", "json3"],
  detect: (source) => (isJson3(source) ? 0.9 : 0),
  read: readJson3,
};

function isJson3(source: SourceText): boolean {
  return (listField(source.json(), "events") ?? []).slice(0, 50).some((event) => {
    return secondsField(event, "tStartMs") !== undefined && listField(event, "segs") !== undefined;
  });
}

function readJson3(source: SourceText): CueSheet {
  const spans = locateEvents(source);
  const cues: Cue[] = [];
  for (const [index, event] of (listField(source.json(), "events") ?? []).entries()) {
    const cue = toCue(event, spans.get(index));
    if (cue !== undefined) cues.push(cue);
  }
  return { cues: endAtNext(cues) };
}

function toCue(event: unknown, source: Span | undefined): Cue | undefined {
  const start = secondsField(event, "tStartMs");
  const parts = (listField(event, "segs") ?? []).map((part) => ({
    text: decodeEntities(textField(part, "utf8") ?? ""),
    offset: secondsField(part, "tOffsetMs"),
  }));
  const text = parts.map((part) => part.text).join("");
  if (start === undefined || text.trim() === "") return undefined;
  const end = start + (secondsField(event, "dDurationMs") ?? 0);
  const isTimed = parts.some((part) => part.offset !== undefined);
  const words = parts.map((part, index): CueWord => {
    const next = parts[index + 1]?.offset;
    const from = start + (part.offset ?? 0);
    return { text: part.text, start: from / 1000, end: (next === undefined ? end : start + next) / 1000 };
  });
  return { text, start: start / 1000, end: end / 1000, source, words: isTimed ? words : undefined };
}

/** Automatic captions stay on the screen while the next line is spoken: word-timed lines end where it begins. */
function endAtNext(cues: readonly Cue[]): Cue[] {
  return cues.map((cue, index) => {
    const next = cues[index + 1]?.start;
    if (cue.words === undefined || next === undefined || next < (cue.start ?? 0)) return cue;
    const end = Math.min(cue.end ?? next, next);
    const words = cue.words.map((word) => ({ ...word, end: Math.max(word.start, Math.min(word.end, end)) }));
    return { ...cue, end, words };
  });
}

function locateEvents(source: SourceText): ReadonlyMap<number, Span> {
  const spans = new Map<number, Span>();
  for (const { indexes, span } of locateStrings(source.text, ["events", "*", "segs", "*", "utf8"])) {
    const event = indexes[0] ?? 0;
    const before = spans.get(event);
    spans.set(event, before === undefined ? span : { start: before.start, end: span.end });
  }
  return spans;
}
