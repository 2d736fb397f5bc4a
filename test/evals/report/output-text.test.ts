import { expect, test } from "vitest";
import { toPlainText } from "../../../evals/report/output-text.ts";

test.each([
  [{ text: "As it is: \n two lines." }, "As it is: \n two lines."],
  ["plain", "plain"],
  [null, "null"],
  [{ verdict: "said", sure: 0.5 }, "verdict said, sure 0.5"],
  [
    { verdict: "said", note: "a note that is far too long to stand on one line with the rest of it all" },
    "verdict: said\nnote: a note that is far too long to stand on one line with the rest of it all",
  ],
  [
    {
      ids: ["s1", "s2"],
      spans: [
        { start: 1, end: 2 },
        { start: 3, end: 4 },
      ],
    },
    "ids: s1, s2\nspans:\n  - start 1, end 2\n  - start 3, end 4",
  ],
  [{ deep: [{ a: { b: [1, { c: 2 }] } }] }, "deep:\n  - a:\n      b:\n        - 1\n        - c 2"],
])("%j is read as lines", (value, text) => {
  expect(toPlainText(value)).toBe(text);
});
