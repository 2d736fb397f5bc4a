import { z } from "zod";
import type { CueSheet, SourceText, TranscriptReader } from "../cue.ts";

const Row = z.object({ text: z.string(), start: z.unknown(), end: z.unknown(), speaker: z.unknown() });
const Sheet = z.object({
  title: z.unknown(),
  lang: z.unknown(),
  language: z.unknown(),
  segments: z.array(z.unknown()),
});

/** The plain shape `{title, lang, segments: [{speaker, start, end, text}]}`. */
export const plainJsonReader: TranscriptReader = {
  name: "json",
  title: "JSON with segments",
  extensions: ["json"],
  detect: (source) => (Sheet.safeParse(source.json()).success ? 0.5 : 0),
  read: readPlainJson,
};

function readPlainJson(source: SourceText): CueSheet {
  const sheet = Sheet.parse(source.json());
  const cues = sheet.segments.flatMap((row) => {
    const parsed = Row.safeParse(row);
    if (!parsed.success) return [];
    const { text, start, end, speaker } = parsed.data;
    return [{ text, start: toNumber(start), end: toNumber(end), speaker: toText(speaker) }];
  });
  return { cues, title: toText(sheet.title), language: toText(sheet.lang) ?? toText(sheet.language) };
}

function toNumber(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

function toText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
