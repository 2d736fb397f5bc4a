import { z } from "zod";
import { formatClock } from "../../transcript/format-clock.ts";
import { toPlainName } from "./visible-text.ts";

/** Where a line of an excerpt was spoken and by whom; times in seconds. */
export const LineFacts = z.object({
  transcript: z.string().optional(),
  segment: z.string().optional(),
  start: z.number().optional(),
  end: z.number().optional(),
  speaker: z.string().optional(),
});
export type LineFacts = z.output<typeof LineFacts>;

/** The same facts as they stand before the words: `talk-1a2b3c4d [12:05-12:09] s0123 Nadella: `. */
export function writeLineStart({ transcript, segment, start, end, speaker }: LineFacts): string {
  const times = [start, end].flatMap((time) => (time === undefined ? [] : formatClock(time)));
  return [
    ...(transcript === undefined ? [] : [transcript]),
    ...(times.length === 0 ? [] : [`[${times.join("-")}]`]),
    ...(segment === undefined ? [] : [segment]),
    ...(speaker === undefined ? [] : [`${speaker}:`]),
    "",
  ].join(" ");
}

/** A speaker's name as it stands in facts and lines; absent when unknown. */
export function speakerFacts(speaker: string | undefined): { readonly speaker?: string } {
  return speaker === undefined ? {} : { speaker: toPlainName(speaker) };
}
