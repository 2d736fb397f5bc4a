import { z } from "zod";
import type { Evidence } from "../../grounding/schema.ts";
import { formatClock } from "../../transcript/format-clock.ts";
import { speakerFacts } from "../answers/speech-line.ts";
import { cutBefore, toVisible } from "../answers/visible-text.ts";

/** What a program reads of one thing of a result; its words stand in the fence. */
export const Item = z.strictObject({
  id: z.string(),
  verdict: z.exactOptional(z.string()),
  confidence: z.exactOptional(z.number()),
  segments: z.exactOptional(z.string()).describe("s0004, s0004-s0006"),
  start: z.exactOptional(z.number()).describe("seconds"),
  end: z.exactOptional(z.number()),
  speaker: z.exactOptional(z.string()),
  flags: z.exactOptional(z.array(z.string())),
});
export type Item = z.infer<typeof Item>;

/** One thing of a result, told twice: as lines that go into the fence, and as facts without words. */
export interface Entry {
  readonly item: Item;
  /** Visible text, no line ends. */
  readonly lines: readonly string[];
}

/** Longest words of one line; a longer text is read in the transcript, by its segments. */
const longest = 2_000;

/** Words of a recording or a model as one visible line. */
export function toWords(text: string, length = longest): string {
  const line = toVisible(text.replace(/\s+/g, " ").trim());
  return line.length <= length ? line : `${cutBefore(line, length - 1)}…`;
}

/** Where something was said: first and last segment, and their times where the recording has times. */
export function placeOf({
  segments,
  start,
  end,
}: Pick<Evidence, "segments" | "start" | "end">): Pick<Item, "segments" | "start" | "end"> {
  const [first, last] = segments;
  return {
    segments: first === last ? first : `${first}-${last}`,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  };
}

/** The facts of an item as they stand before its words: `ideas-03 supported [12:05-12:09] s0123 Nadella: `. */
export function headOf({ id, verdict, confidence, segments, start, end, speaker, flags = [] }: Item): string {
  const times = [start, end].flatMap((time) => (time === undefined ? [] : formatClock(time)));
  const parts = [
    id,
    verdict,
    confidence === undefined ? undefined : `(${confidence})`,
    times.length === 0 ? undefined : `[${times.join("-")}]`,
    segments,
    flags.length === 0 ? undefined : `{${flags.join(", ")}}`,
    speaker,
  ];
  return `${parts.filter((part) => part !== undefined).join(" ")}: `;
}

/** Words with their place and speaker: `spoken [12:05-12:09] s0123 Nadella: …`. */
export function toSpoken(label: string, evidence: Evidence, length = longest): string {
  const head = headOf({ id: label, ...placeOf(evidence), ...speakerFacts(evidence.speaker) });
  return `${head}${toWords(evidence.text, length)}`;
}

/** A share as it is told: two decimals. */
export function toShare(share: number): number {
  return Math.round(share * 100) / 100;
}
