import { expect, test } from "vitest";
import { replaceTexts } from "../../transcript/index.ts";
import { smallTranscript } from "../small-transcript.ts";

test("times, ids and speakers stay, and every span cuts out the segment's new words", () => {
  const texts = new Map([
    ["s0001", "Buenos días."],
    ["s0003", "¿Qué cuesta\nel segundo barco?"],
  ]);
  const translated = replaceTexts(smallTranscript, { texts, language: "es", title: "Reunión" });
  const kept = ({ id, start, end, speaker }: (typeof translated.segments)[number]) => [
    id,
    start,
    end,
    speaker,
  ];
  expect(translated.segments.map(kept)).toEqual(smallTranscript.segments.map(kept));
  for (const { span, text } of translated.segments)
    expect(translated.text.slice(span.start, span.end)).toBe(text);
  expect(translated.segments.slice(0, 3).map(({ text }) => text)).toEqual([
    "Buenos días.",
    "Sorry, I said four hundred and twelve, it was three hundred and twelve people.",
    "¿Qué cuesta el segundo barco?",
  ]);
  expect([translated.language, translated.title]).toEqual(["es", "Reunión"]);
});

test("times of single words go with the words they were of, and move where the words stay", () => {
  const [first, second] = smallTranscript.segments;
  if (first === undefined || second === undefined) throw new Error("the sample has two segments");
  const withWord = (segment: typeof first) => ({
    ...segment,
    words: [
      {
        start: 1,
        end: 2,
        text: segment.text.slice(0, 4),
        span: { start: segment.span.start, end: segment.span.start + 4 },
      },
    ],
  });
  const transcript = { ...smallTranscript, segments: [withWord(first), withWord(second)] };
  const texts = new Map([["s0001", "Hola."]]);
  const { segments, text } = replaceTexts(transcript, { texts, language: "es" });
  expect(segments[0]?.words).toBeUndefined();
  const span = segments[1]?.words?.[0]?.span;
  expect(text.slice(span?.start, span?.end)).toBe("Sorr");
});
