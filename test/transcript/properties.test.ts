import fc from "fast-check";
import { expect, test } from "vitest";
import { OnrecordError } from "../../errors.ts";
import { Transcript, toSentences, writeTranscript } from "../../transcript/index.ts";
import { readAs, toRows } from "./read-fixture.ts";

const seed = { seed: 20_250_101, numRuns: 120 };
const name = fc.constantFrom("Ada", "Ben Ossa", "Speaker 1", "SPEAKER_02", "Dr. Moll", "Zoë d'Arc", "李雷");
const tricky = fc.constantFrom(
  "a --> b",
  "<v Bob> & </v>",
  "x < y > z",
  "Note: this",
  "Ada: hi",
  ">> go",
  "- dash",
  "{\\an8} up",
  "&amp;lt;",
  "42",
  "[Music]",
  "<00:01.000>",
  "WEBVTT",
  "00:00:01,000 -->",
  "naïve “quotes” 中文 🙂",
  "<b></b>Ada: x",
);
const words = fc.oneof(tricky, fc.string({ unit: "grapheme", maxLength: 30 }), fc.lorem({ maxCount: 6 }));
const row = fc.record(
  {
    text: words,
    speaker: name,
    length: fc.integer({ min: 1, max: 9000 }),
    gap: fc.integer({ min: 0, max: 4000 }),
  },
  { requiredKeys: ["text", "length", "gap"] },
);
const rows = fc.array(row, { minLength: 1, maxLength: 12 });

function toJson(list: readonly { text: string; speaker?: string; length: number; gap: number }[]): string {
  let at = 0;
  const segments = list.map(({ text, speaker, length, gap }) => {
    const start = at + gap;
    at = start + length;
    return { text, speaker, start: start / 1000, end: at / 1000 };
  });
  return JSON.stringify({
    segments: [...segments, { text: "the end", start: at / 1000, end: at / 1000 + 1 }],
  });
}

test.each(["vtt", "srt", "json"] as const)("writing %s and reading it gives the same segments", (format) => {
  fc.assert(
    fc.property(rows, (list) => {
      const first = readAs("a.json", toJson(list));
      const again = readAs(`a.${format}`, writeTranscript(first.transcript, format));
      expect(toRows(again)).toEqual(toRows(first));
    }),
    seed,
  );
});

test.each(["txt", "md"] as const)("writing %s keeps every word", (format) => {
  fc.assert(
    fc.property(rows, (list) => {
      const { transcript } = readAs("a.json", toJson(list));
      const written = writeTranscript(transcript, format).replace(/\\(?=\W|_)/g, "");
      for (const segment of transcript.segments)
        expect(written).toContain(segment.text.replace(/\\(?=\W|_)/g, ""));
    }),
    seed,
  );
});

test("spans cut out the text they name, in the transcript, its words and its sentences", () => {
  fc.assert(
    fc.property(rows, fc.constantFrom("vtt" as const, "srt" as const, "json" as const), (list, format) => {
      const file = writeTranscript(readAs("a.json", toJson(list)).transcript, format);
      const { transcript } = readAs(`a.${format}`, file);
      expect(Transcript.safeParse(transcript).error).toBeUndefined();
      for (const { text, span } of transcript.segments)
        expect(transcript.text.slice(span.start, span.end)).toBe(text);
      const sentences = toSentences(transcript);
      for (const { text, span } of sentences) {
        expect(transcript.text.slice(span.start, span.end).replaceAll("\n", " ")).toBe(text);
      }
      const joined = sentences.map((sentence) => sentence.text).join(" ");
      expect(joined.split(/\s+/)).toEqual(transcript.text.split(/\s+/));
    }),
    seed,
  );
});

const lineBreak = fc.constantFrom("\n", "\r\n", "\n\n", "<br>", "<br />");
const plainWords = fc.lorem({ maxCount: 7 });
const label = fc.constantFrom("", "Ada: ", "[00:01] ", "- ", "# ");

test("source spans of plain text hold the segment's words", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(label, plainWords, lineBreak), { minLength: 2, maxLength: 30 }),
      (parts) => {
        const file = `Some opening words\n${parts.map((part) => part.join("")).join("")}`;
        for (const { text, source } of readAs("a.txt", file).transcript.segments) {
          expect(file.slice(source?.start, source?.end)).toBe(text);
        }
      },
    ),
    seed,
  );
});

const fragment = fc.oneof(
  tricky,
  fc.constantFrom(
    "WEBVTT\n\n",
    "\n",
    "\n\n",
    "<br>",
    "1\n",
    "00:01.000 --> 00:02.000\n",
    "00:00:01,000 --> 00:00:02,000\n",
  ),
  fc.constantFrom(
    '{"segments":[',
    '{"text":"a"}',
    "]}",
    '{"events":[]}',
    "<html>",
    "<p>",
    "</p>",
    "[00:01] ",
    "Ada: ",
    "\u0000",
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
);

test("any text ends in a reading that fits its schema or in an OnrecordError", () => {
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 15 }), (parts) =>
      endsWell(new TextEncoder().encode(parts.join(""))),
    ),
    { ...seed, numRuns: 300 },
  );
});

test("any bytes end in a reading that fits its schema or in an OnrecordError", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), endsWell), { ...seed, numRuns: 300 });
});

function endsWell(bytes: Uint8Array): void {
  try {
    const { transcript } = readAs("a", bytes);
    expect(Transcript.safeParse(transcript).error).toBeUndefined();
    expect(/\p{Surrogate}/u.test(JSON.stringify(transcript))).toBe(false);
  } catch (error) {
    if (!(error instanceof OnrecordError)) throw error;
  }
}
