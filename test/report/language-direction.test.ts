import { expect, test } from "vitest";
import { directionOf } from "../../report/language-direction.ts";

test.each([
  ["en", "ltr"],
  ["ar", "rtl"],
  ["ar-EG", "rtl"],
  ["he", "rtl"],
  ["UR", "rtl"],
  ["az-Arab", "rtl"],
  ["ar-Latn", "ltr"],
  ["", "ltr"],
])("%s runs %s", (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});
