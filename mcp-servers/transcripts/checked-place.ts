import { z } from "zod";
import type { Evidence } from "../../grounding/schema.ts";
import { speakerFacts, writeLineStart } from "../answers/speech-line.ts";
import type { ResponseFormat } from "../arguments/response-format.ts";
import { cutAround } from "./passage.ts";

/** Where words stand that bear on a quote or claim; times in seconds. */
export const CheckedPlace = z.object({
  segment: z.string(),
  start: z.number().optional(),
  end: z.number().optional(),
  speaker: z.string().optional(),
});
export type CheckedPlace = z.output<typeof CheckedPlace>;

/** Place of evidence: its first segment, its seconds and, where one voice speaks, its speaker. */
export function toPlace(evidence: Evidence, format: ResponseFormat): CheckedPlace {
  return {
    segment: evidence.segments[0],
    ...(evidence.start === undefined ? {} : { start: evidence.start }),
    ...(evidence.end === undefined || format === "concise" ? {} : { end: evidence.end }),
    ...speakerFacts(evidence.speaker),
  };
}

/** The words of evidence on a line of an excerpt; `label` says which check they belong to. */
export function writeEvidence(
  label: string,
  evidence: Evidence,
  { format, length }: { readonly format: ResponseFormat; readonly length: number },
): string {
  const words = cutAround(evidence.text.replace(/\s+/g, " "), 0, length);
  return `${label} ${writeLineStart(toPlace(evidence, format))}${words}`;
}

/** A place as it stands in text outside of a fence: `s0012 [03:41] Ada`. */
export function writePlace({ segment, start, end, speaker }: CheckedPlace): string {
  const timed = writeLineStart({
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  });
  return [segment, timed.trim(), speaker ?? ""].filter((part) => part !== "").join(" ");
}
