import { createHash } from "node:crypto";
import { OnrecordError } from "../../errors.ts";
import { readTranscript, type Transcript } from "../../transcript/index.ts";

/** Bytes that were read as a transcript. */
export interface ChosenTranscript {
  readonly bytes: Uint8Array;
  /** How much of it has times. */
  readonly timed: TimedPart;
}

const timedParts = ["little", "most", "all"] as const;
type TimedPart = (typeof timedParts)[number];

/**
 * What makes the best transcript: with more times before with fewer, then the longer one, then the earlier one. Gives
 * the error of the first when none can be read. `name` is for messages, and ends in what the file's name ends in.
 */
export function chooseTranscript(
  contents: readonly (string | Uint8Array)[],
  name: string,
): ChosenTranscript | OnrecordError {
  let best: Found | undefined;
  let error: OnrecordError | undefined;
  for (const content of contents) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const transcript = tryToRead(bytes, name);
    if (transcript instanceof OnrecordError) {
      error ??= transcript;
      continue;
    }
    const found = { chosen: { bytes, timed: timedPart(transcript) }, length: transcript.text.length };
    if (best === undefined || isBetter(found, best)) best = found;
  }
  if (best !== undefined) return best.chosen;
  return error ?? new OnrecordError(`"${name}" is empty. Ask for something else.`, { code: "empty_input" });
}

interface Found {
  readonly chosen: ChosenTranscript;
  readonly length: number;
}

function isBetter(one: Found, other: Found): boolean {
  const ahead = timedParts.indexOf(one.chosen.timed) - timedParts.indexOf(other.chosen.timed);
  return ahead === 0 ? one.length > other.length : ahead > 0;
}

function tryToRead(bytes: Uint8Array, name: string): Transcript | OnrecordError {
  try {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return readTranscript({ bytes, sha256, uri: name, name }).transcript;
  } catch (error) {
    if (error instanceof OnrecordError) return error;
    throw error;
  }
}

function timedPart({ segments }: Transcript): TimedPart {
  const timed = segments.filter(({ start }) => start !== undefined).length;
  if (timed === segments.length) return "all";
  return timed * 2 >= segments.length ? "most" : "little";
}
