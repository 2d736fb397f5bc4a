import type { Translation } from "../../agents/translation.ts";
import type { Segment } from "../../transcript/schema.ts";
import { speakerFacts } from "../answers/speech-line.ts";
import type { ResponseFormat } from "../arguments/response-format.ts";
import { toNote } from "./analysis-entries.ts";
import { type Entry, headOf, toWords } from "./entry.ts";

/** Longest piece of a segment; of a longer one each piece is an entry of its own. */
const longest = 2_000;

/** The segments of a translated recording in order; `detailed` also says why one keeps its own words. */
export function toTranslationEntries(translation: Translation, format: ResponseFormat): readonly Entry[] {
  const reasons = new Map(translation.untranslated.map(({ segment, reason }) => [segment, reason]));
  return [
    ...translation.notes.map((note, index) => toNote(`note-${index + 1}`, note)),
    ...translation.translated.segments.flatMap((segment) => {
      const reason = reasons.get(segment.id);
      return toSegmentEntries(segment, format === "concise" ? reason && "" : reason);
    }),
  ];
}

/** `reason`: why the segment keeps its own words; empty: it does, and why is not said. */
function toSegmentEntries(segment: Segment, reason: string | undefined): Entry[] {
  const { id, start, end, speaker } = segment;
  const item = {
    id,
    ...(reason === undefined ? {} : { verdict: "untranslated" }),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...speakerFacts(speaker),
  };
  return splitWords(segment.text).map((text, index) => ({
    item,
    lines: [
      `${headOf(item)}${index === 0 ? "" : "… "}${text}`,
      ...(reason && index === 0 ? [`  because: ${toWords(reason, 500)}`] : []),
    ],
  }));
}

function splitWords(text: string): string[] {
  const pieces = text.match(new RegExp(`.{1,${longest}}(?:\\s|$)|.{1,${longest}}`, "gsu")) ?? [];
  return pieces.map((piece) => toWords(piece, longest * 10)).filter((piece) => piece !== "");
}
