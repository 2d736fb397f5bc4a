import { expect, test } from "vitest";
import { hasNegation } from "../../grounding/has-negation.ts";

test.each([
  ["en", "She hasn't called.", true],
  ["fr", "Je n'irai plus.", true],
  ["pt-BR", "Não sei.", true],
  ["ru", "Мы не поедем.", true],
  ["ru", "Мы поедем на неделю.", false],
  ["he", "הם לא באו.", true],
  ["hi", "वह नहीं आया।", true],
  ["ja", "行かなければならない。", undefined],
  ["tr", "Gelmedi.", undefined],
  ["cs", "Nevěděl to.", undefined],
  ["xx", "abc", undefined],
])("%s: %s denies: %s", (language, text, denies) => {
  expect(hasNegation(text, language)).toBe(denies);
});
