import fc from "fast-check";
import { expect, test } from "vitest";
import { splitParts } from "../../agents/split-parts.ts";
import { spokenTranscript } from "./spoken-transcript.ts";

test("parts end where a turn ends", () => {
  const transcript = spokenTranscript([
    ["Ada", "one two three"],
    ["Ada", "four five six"],
    ["Bo", "seven eight nine"],
    ["Bo", "ten eleven twelve"],
  ]);
  expect(splitParts(transcript, 26)).toEqual([
    { first: 0, last: 1 },
    { first: 2, last: 3 },
  ]);
});

test("a turn that is longer than a part is cut at its lines", () => {
  const transcript = spokenTranscript(Array.from({ length: 6 }, () => ["Ada", "one two three four"]));
  const parts = splitParts(transcript, 24);
  expect(parts.map(({ first, last }) => last - first + 1)).toEqual([2, 2, 2]);
});

test("any parts cover every line once, in order", () => {
  const lines = fc.array(
    fc.tuple(fc.constantFrom("Ada", "Bo"), fc.constantFrom("short", "a longer line of words")),
    {
      minLength: 1,
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 200 }), (spoken, size) => {
      const transcript = spokenTranscript(spoken);
      const covered = splitParts(transcript, size).flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, step) => first + step),
      );
      expect(covered).toEqual(transcript.segments.map((_, index) => index));
    }),
    { numRuns: 60 },
  );
});
