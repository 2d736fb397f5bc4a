import { type Reading, readTranscript } from "../../transcript/index.ts";
import type { Talk } from "./generate-talk.ts";

/** Reads a talk as the program reads a file. */
export function readTalk(talk: Talk): Reading {
  const bytes = new TextEncoder().encode(talk.captions);
  return readTranscript({ bytes, sha256: "0".repeat(64), uri: "talk.vtt" });
}
