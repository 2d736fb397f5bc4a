import { expect, test } from "vitest";
import { parseLanguage } from "../../cli/parse-language.ts";

test.each([
  ["es", "es"],
  ["pt-br", "pt-BR"],
  ["ZH-hant", "zh-Hant"],
])("%s is %s", (text, tag) => {
  expect(parseLanguage(text)).toBe(tag);
});

test.each(["spanish", "", "e", "es_MX", "es-", "../x"])("refuses %j", (text) => {
  expect(() => parseLanguage(text)).toThrow("Give a language tag, such as es, en or pt-BR.");
});
