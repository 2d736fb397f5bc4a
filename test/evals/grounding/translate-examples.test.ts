import { expect, test } from "vitest";
import { translateExamples } from "../../../evals/grounding/translate-examples.ts";
import type { Translator } from "../../../models/translator.ts";

const batches: (readonly string[])[] = [];
const translator: Translator = {
  specFor: ({ from, to }) => `${from}-${to}`,
  supports: ({ from }) => from === "es" || from === "pt",
  async translate(texts, { from }) {
    batches.push(texts);
    return texts.map((text) => `${from}: ${text}`);
  },
};

test("each language goes in one batch, and what cannot be translated is not among them", async () => {
  const examples = [
    { language: "es", text: "uno" },
    { language: "de", text: "zwei" },
    { language: "pt", text: "um" },
    { language: "es", text: "dos" },
    { text: "one" },
  ];
  const translations = await translateExamples(translator, examples, ({ text }) => text);
  expect(batches).toEqual([["uno", "dos"], ["um"]]);
  expect([...translations].map(([{ text }, english]) => [text, english])).toEqual([
    ["uno", "es: uno"],
    ["dos", "es: dos"],
    ["um", "pt: um"],
  ]);
  expect(await translateExamples(undefined, examples, ({ text }) => text)).toEqual(new Map());
});
