import { z } from "zod";
import type { Evidence } from "../../../grounding/schema.ts";
import type { Transcript } from "../../../transcript/schema.ts";
import { segmentsIn } from "../../../transcript/segment-at.ts";

const place = {
  start: z.int().nonnegative().describe("UTF-16 index in the transcript's text"),
  end: z.int().nonnegative().describe("index after the last"),
  seconds: z.exactOptional(z.tuple([z.number(), z.number()])).describe("from, to; absent where not known"),
};

/** Words of a recording that an answer must point at. A dataset may give the words themselves instead. */
export const GoldSpan = z.strictObject(place);
export type GoldSpan = z.infer<typeof GoldSpan>;

/** Words of a recording that an output points at; `turns` is how many turns they reach over. */
export const CitedSpan = z.strictObject({
  ...place,
  turns: z.int().positive(),
  speaker: z.exactOptional(z.string()),
  text: z.string().describe("cut after 400 characters"),
});
export type CitedSpan = z.infer<typeof CitedSpan>;

const shownLength = 400;
/** What stands for a turn where no speaker is known. */
const wordsPerTurn = 40;

/** Evidence as an output keeps it. */
export function toCitedSpan(transcript: Transcript, evidence: Evidence): CitedSpan {
  const { span, start, end, speaker, text } = evidence;
  return {
    start: span.start,
    end: span.end,
    ...(start === undefined ? {} : { seconds: [start, end ?? start] }),
    turns: countTurns(transcript, evidence),
    ...(speaker === undefined ? {} : { speaker }),
    text: text.length > shownLength ? `${text.slice(0, shownLength)}…` : text,
  };
}

/** Turns that evidence touches; where no speaker is known, one for every 40 words. */
function countTurns(transcript: Transcript, { span, text }: Evidence): number {
  const segments = segmentsIn(transcript, span);
  const isLabelled = segments.some(({ speaker }) => speaker !== undefined);
  if (!isLabelled) return Math.max(1, Math.ceil((text.match(/\S+/g)?.length ?? 0) / wordsPerTurn));
  return segments.filter(({ speaker }, index) => index === 0 || speaker !== segments[index - 1]?.speaker)
    .length;
}
