import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Reading, readTranscript } from "../../transcript/index.ts";

/** Reads bytes or text as a file of a name. */
export function readAs(name: string, content: string | Uint8Array): Reading {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return readTranscript({ bytes, sha256: createHash("sha256").update(bytes).digest("hex"), uri: name, name });
}

/** Reads a file of `test/fixtures/transcript/`. */
export function readFixture(name: string): Reading {
  return readAs(name, readFileSync(fixtureUrl(name)));
}

/** The text of a fixture, to cut source spans from. */
export function fixtureText(name: string): string {
  return readFileSync(fixtureUrl(name), "utf8");
}

/** Segments as `[start, end, speaker, text]` rows, to compare at a glance. */
export function toRows(reading: Reading): unknown[] {
  return reading.transcript.segments.map(({ start, end, speaker, text }) => [start, end, speaker, text]);
}

function fixtureUrl(name: string): URL {
  return new URL(`../fixtures/transcript/${name}`, import.meta.url);
}
