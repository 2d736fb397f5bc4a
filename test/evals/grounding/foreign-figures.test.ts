import { expect, test } from "vitest";
import { reaches } from "../../../evals/grounding/figure.ts";
import { figuresLeftOut } from "../../../evals/grounding/foreign-figures.ts";
import { createApertium } from "../../../models/apertium.ts";

const languages = new Set(["es", "fr", "de", "pt"]);

test("a language that Apertium cannot bring to English here is a line that says what to install, and no failure", () => {
  const left = figuresLeftOut(createApertium(new Set(["spa-eng", "fr-es"])), languages);
  expect(left.map(({ figure, note }) => [figure, note])).toEqual([
    [
      "translated quotes through Apertium, pt: place first",
      "left out: apt install apertium apertium-es-pt apertium-eng-spa",
    ],
  ]);
  expect(left.map(reaches)).toEqual([undefined]);
});

test("without Apertium every language of the data that it has packages for is left out", () => {
  expect(figuresLeftOut(undefined, languages).map(({ figure }) => figure)).toEqual([
    "translated quotes through Apertium, es: place first",
    "translated quotes through Apertium, pt: place first",
    "translated quotes through Apertium, fr: place first",
  ]);
  expect(figuresLeftOut(undefined, new Set(["de", "pt"]))).toHaveLength(1);
});
