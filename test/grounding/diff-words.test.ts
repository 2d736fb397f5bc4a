import { expect, test } from "vitest";
import { diffWords } from "../../grounding/diff-words.ts";

test("shows what was spoken beside what was quoted, words with the blanks behind them", () => {
  expect(diffWords("we sold nine carts in may", "we sold six carts in may")).toEqual([
    { kind: "equal", text: "we sold " },
    { kind: "spoken", text: "nine " },
    { kind: "quoted", text: "six " },
    { kind: "equal", text: "carts in may" },
  ]);
});

test("takes words for equal whatever their case and marks, and keeps the quote's own rendering", () => {
  expect(diffWords("so um we left", "So, we left.")).toEqual([
    { kind: "equal", text: "so ", quotedText: "So, " },
    { kind: "spoken", text: "um " },
    { kind: "equal", text: "we left", quotedText: "we left." },
  ]);
});

test("shows an empty side as nothing", () => {
  expect(diffWords("", "new words")).toEqual([{ kind: "quoted", text: "new words" }]);
});
