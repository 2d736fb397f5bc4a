import { z } from "zod";
import type { CueSheet, SourceText, TranscriptReader } from "../cue.ts";
import { Transcript } from "../schema.ts";
import { field, locateRows } from "./json-rows.ts";

const Stored = Transcript.pick({ title: true, language: true, segments: true, events: true });
const Envelope = z.looseObject(Stored.shape);

/** The project's own JSON: a `Transcript` as it is written. */
export const transcriptJsonReader: TranscriptReader = {
  name: "onrecord-json",
  title: "onrecord JSON",
  extensions: ["json"],
  detect: (source) => (isTranscript(source) ? 1 : 0),
  read: readTranscriptJson,
};

function isTranscript(source: SourceText): boolean {
  const json = source.json();
  return field(json, "readerVersion") !== undefined && Envelope.safeParse(json).success;
}

function readTranscriptJson(source: SourceText): CueSheet {
  const { title, language, segments, events } = Envelope.parse(source.json());
  const spans = locateRows(source, ["segments", "*", "text"]);
  const cues = segments.map((segment, index) => ({ ...segment, source: spans.get(index) }));
  return { title, language, cues, events };
}
