import { extractNames } from "../../grounding/index.ts";
import type { Recording } from "../recording.ts";

/** Names of a recording that are looked for, besides its speakers. */
const mostNames = 60;
/** A name that stands once may be a capital by chance. */
const leastCount = 2;

/** Speakers, and names that the recording has more than once, by how often they stand. */
export function glossaryOf(recording: Recording): readonly string[] {
  const speakers = recording.transcript.speakers.map(({ name }) => name.replace(/\s+/g, " "));
  const names = extractNames(recording.evidence(), { limit: mostNames })
    .filter(({ count }) => count >= leastCount)
    .map(({ text }) => text);
  return [...new Set([...speakers, ...names])];
}
