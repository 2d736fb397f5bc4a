import { parseDocument } from "htmlparser2";
import { expect, test } from "vitest";
import { type Figure, reaches, type WorstError } from "../../../evals/grounding/figure.ts";
import { renderErrors, renderFigures } from "../../../evals/grounding/render-figures.ts";
import { elementsOf, textOf } from "../../report/read-html.ts";

const figures: readonly Figure[] = [
  {
    figure: "quotes: macro-recall",
    value: 0.9551,
    bar: { atLeast: 0.955 },
    interval: { lower: 0.94, upper: 0.97 },
  },
  { figure: "not_said called said", value: 0.02, bar: { atMost: 0.01 } },
  { figure: "a quote", value: 0.31, bar: { atMost: 0.4 }, unit: "ms", note: "100,000 words" },
  { figure: "claims of one page", value: Number.NaN },
];

function errorOf(figure: string, confidence: number, asked = "It ran 40 nights late."): WorstError {
  return {
    figure,
    id: "q7",
    recording: "night-trains",
    asked,
    said: "said",
    label: "altered",
    place: "it ran 14",
    confidence,
  };
}

test("a bar is reached at its own value, from its own side", () => {
  expect(figures.map(reaches)).toEqual([true, false, true, undefined]);
  expect(reaches({ figure: "f", value: 0.955, bar: { atLeast: 0.955 } })).toBe(true);
  expect(reaches({ figure: "f", value: Number.NaN, bar: { atMost: 1 } })).toBe(false);
});

test("prints figure, ours, bar, interval and yes or no", () => {
  expect(
    renderFigures(figures)
      .split("\n")
      .map((line) => line.replace(/ {2,}/g, " | ")),
  ).toEqual([
    "figure | ours | bar | 95 % by recording | reached",
    "quotes: macro-recall | 0.955 | ≥ 0.955 | 0.940 to 0.970 | yes",
    "not_said called said | 0.020 | ≤ 0.010 | – | no",
    "a quote (100,000 words) | 0.31 ms | ≤ 0.40 ms | – | yes",
    "claims of one page | ? | – | – | –",
    "",
    "2 of 3 figures reach their bars.",
  ]);
});

test("the page shows the surest errors of each figure first, and says how many there are", () => {
  const errors = [
    errorOf("b", 0.5),
    ...Array.from({ length: 50 }, (_, at) => errorOf("a", at / 100)),
    errorOf("b", 0.9),
  ];
  const elements = elementsOf(parseDocument(renderErrors({ figures, errors })));
  const sections = elements.filter(({ name }) => name === "section").map(textOf);
  expect(sections[1]).toMatch(/^b: 2/);
  expect(sections[1]?.indexOf("(0.90)")).toBeLessThan(sections[1]?.indexOf("(0.50)") ?? 0);
  expect(sections[2]).toMatch(/^a: the surest 40 of 50/);
  expect(sections[2]).toContain("(0.49)");
  expect(sections[2]).not.toContain("(0.05)");
});

test("nothing of a row is active in the page", () => {
  const evil = '</td><script>window.XSS=1</script><img src=x onerror="XSS=1">';
  const page = renderErrors({
    figures,
    errors: [{ ...errorOf(evil, 1, evil), place: evil, id: evil, recording: evil }],
  });
  const names = elementsOf(parseDocument(page)).map(({ name }) => name);
  expect(names.filter((name) => name === "script" || name === "img")).toEqual([]);
  expect(page).toContain("default-src &#39;none&#39;");
});
