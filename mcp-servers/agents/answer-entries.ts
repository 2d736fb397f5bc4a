import type { Answer } from "../../agents/answer.ts";
import type { Evidence } from "../../grounding/schema.ts";
import type { Segment, Transcript } from "../../transcript/schema.ts";
import { speakerFacts } from "../answers/speech-line.ts";
import type { ResponseFormat } from "../arguments/response-format.ts";
import { toNote } from "./analysis-entries.ts";
import { type Entry, headOf, placeOf, toWords } from "./entry.ts";

/** Characters of one passage: three of them fit into an answer. */
const told = { concise: 1_500, detailed: 4_000 } as const;

/** The answer itself, then the passages that it stands on or, where the recording does not say, the nearest. */
export function toAnswerEntries(
  answer: Answer,
  transcript: Transcript,
  format: ResponseFormat,
): readonly Entry[] {
  const { answered, text, passages, note } = answer;
  // The built-in engine answers with its best passage, which stands below with its place.
  const isPassage = passages[0]?.text === text;
  const item = { id: "answer", verdict: answered ? "answered" : "not_answered" };
  return [
    ...(isPassage ? [] : [{ item, lines: [`${headOf(item)}${toWords(text)}`] }]),
    ...passages.map((passage, index) =>
      toPassage(`passage-${index + 1}`, passage, { transcript, length: told[format] }),
    ),
    ...(note === undefined ? [] : [toNote("note", note)]),
  ];
}

/** A passage by its lines: who said each, and when. */
function toPassage(
  id: string,
  passage: Evidence,
  from: { readonly transcript: Transcript; readonly length: number },
): Entry {
  const { transcript } = from;
  const inside = transcript.segments.filter(
    ({ span }) => span.start < passage.span.end && span.end > passage.span.start,
  );
  const item = { id, ...placeOf(passage), ...speakerFacts(passage.speaker) };
  if (inside.length < 2) return { item, lines: [`${headOf(item)}${toWords(passage.text, from.length)}`] };
  let left = from.length;
  const lines: string[] = [];
  for (const segment of inside) {
    if (left <= 0) break;
    const words = toWords(wordsIn(segment, passage, transcript), left);
    left -= words.length;
    lines.push(`  ${headOf(placeOfSegment(segment))}${words}`);
  }
  const isCut = lines.length < inside.length;
  return { item, lines: [headOf(item).trimEnd(), ...lines, ...(isCut ? ["  …"] : [])] };
}

function wordsIn({ span }: Segment, passage: Evidence, { text }: Transcript): string {
  return text.slice(Math.max(span.start, passage.span.start), Math.min(span.end, passage.span.end));
}

function placeOfSegment({ id, start, end, speaker }: Segment) {
  return {
    id,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...speakerFacts(speaker),
  };
}
