import { expect, test } from "vitest";
import { exampleOf, figureOver, scorerOf } from "../score-with.ts";

const rows = ([1, 1, 0, 1] as const).map((isRight, index) => {
  const output = {
    answered: true,
    confidence: [0.9, 0.7, 0.5, 0.3][index],
    text: "",
    cited: [],
  };
  const expected = { answerable: isRight === 1 };
  return [exampleOf({ input: { transcript: "t", question: "?" }, expected }), output] as const;
});

test("the area under risk–coverage is the mean of the risks as the surest come first", () => {
  // Risks 0, 0, 1/3, 1/4.
  expect(figureOver(scorerOf("questions", "risk_coverage"), rows)).toBeCloseTo((1 / 3 + 1 / 4) / 4, 12);
});

test("the calibration error is the distance of confidence from what is right, by bins of a fifth", () => {
  // .9 → 1, .7 → 1, .5 → 0, .3 → 1, each in a bin of its own.
  expect(figureOver(scorerOf("questions", "calibration_error"), rows)).toBeCloseTo(
    (0.1 + 0.3 + 0.5 + 0.7) / 4,
    12,
  );
});

test("without a row there is no figure", () => {
  expect(figureOver(scorerOf("questions", "risk_coverage"), [])).toBeUndefined();
  expect(figureOver(scorerOf("questions", "calibration_error"), [])).toBeUndefined();
});
