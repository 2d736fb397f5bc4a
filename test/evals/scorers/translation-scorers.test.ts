import { expect, test } from "vitest";
import { corpusBleu } from "../../../evals/scorers/text/bleu.ts";
import { corpusChrf } from "../../../evals/scorers/text/chrf.ts";
import { exampleOf, figureOver, scorerOf, scoresOf } from "../score-with.ts";

const gold = (
  text: string,
  references: readonly string[],
  { to = "es", ...more }: { readonly to?: string; readonly keep?: object } = {},
) =>
  exampleOf({ input: { text, from: "en", to }, expected: { references, ...more }, slices: { source: "s" } });
const output = (text: string, problems: readonly string[] = []) => ({ text, problems });

const rows = [
  [gold("The boat left at nine.", ["El barco salió a las nueve."]), output("El barco salió a las nueve.")],
  [gold("Nobody came.", ["No vino nadie.", "Nadie vino."]), output("Nadie ha venido hoy.")],
] as const;
const texts = [
  { hypothesis: "El barco salió a las nueve.", references: ["El barco salió a las nueve."] },
  { hypothesis: "Nadie ha venido hoy.", references: ["No vino nadie.", "Nadie vino."] },
];

test("chrF++, chrF and BLEU are of all rows together, as sacrebleu counts them", () => {
  expect(figureOver(scorerOf("translations", "chrf"), rows)).toBeCloseTo(corpusChrf(texts).score, 9);
  const words = corpusChrf(texts, { wordOrder: 2 });
  expect(figureOver(scorerOf("translations", "chrf_plus_plus"), rows)).toBeCloseTo(words.score, 9);
  expect(figureOver(scorerOf("translations", "bleu"), rows)).toBeCloseTo(corpusBleu(texts).score, 9);
});

test("BLEU cuts Japanese into letters", () => {
  const japanese = [[gold("The boat left.", ["船が出た。"], { to: "ja" }), output("船が出た。")]] as const;
  expect(figureOver(scorerOf("translations", "bleu"), japanese)).toBeCloseTo(100, 9);
});

test("an invalid output counts as an empty text", () => {
  const [first] = rows;
  const figure = figureOver(scorerOf("translations", "chrf"), [first, [rows[1][0], undefined]]);
  expect(figure).toBeCloseTo(
    corpusChrf([texts[0] ?? failed(), { ...(texts[1] ?? failed()), hypothesis: "" }]).score,
    9,
  );
});

test("pairs and sources are averaged, not mixed", () => {
  const [first] = rows;
  const french = [gold("Yes.", ["Oui."], { to: "fr" }), output("Non.")] as const;
  const scorer = scorerOf("translations", "chrf");
  const alone = figureOver(scorer, [french]) ?? Number.NaN;
  expect(figureOver(scorer, [first, first, first, french])).toBeCloseTo((100 + alone) / 2, 9);
});

test.each([
  { how: "a point for the comma", numbers: ["64,000"], text: "Cuesta 64.000 libras.", value: 1 },
  { how: "a space for the comma", numbers: ["64,000"], text: "Cela coûte 64 000 livres.", value: 1 },
  { how: "a digit less", numbers: ["64,000"], text: "Cuesta 6.400 libras.", value: 0 },
  { how: "another number around it", numbers: ["12"], text: "Son 512.", value: 0 },
  {
    how: "its decimal and not the other",
    numbers: ["2.5", "18"],
    text: "Sube un 2,5 por ciento.",
    value: 0.5,
  },
  { how: "a mark of order", numbers: ["18"], text: "El 18º día.", value: 1 },
])("of numbers with $how, $value come through", ({ numbers, text, value }) => {
  const example = gold("x", ["y"], { keep: { numbers } });
  expect(scorerOf("translations", "number_survival").score(example, output(text))?.value).toBe(value);
});

test("names and terms are looked for in any case; rows without them are not scored", () => {
  const example = gold("x", ["y"], { keep: { names: ["Ann", "Selmouth"], terms: ["caja de cambios"] } });
  const text = output("ANN fue a Londres por la caja de cambios.");
  expect(scorerOf("translations", "name_survival").score(example, text)?.value).toBe(0.5);
  expect(scorerOf("translations", "term_survival").score(example, text)?.value).toBe(1);
  expect(scorerOf("translations", "number_survival").score(example, text)).toBeUndefined();
});

test("speaker labels must stand on their lines", () => {
  const example = gold("Ann: Is it safe?\nBen: Yes.", ["Ann: ¿Es seguro?\nBen: Sí."]);
  const scores = scoresOf(scorerOf("translations", "label_survival"), [
    [example, output("Ann: ¿Es seguro?\nBen: Sí.")],
    [example, output("Ann: ¿Es seguro?\nBenito: Sí.")],
    [example, output("¿Es seguro? Sí.")],
    [gold("No label here.", ["x"]), output("x")],
  ]);
  expect(scores.map((score) => score?.value)).toEqual([1, 0.5, 0, undefined]);
});

test("length is held against the nearest reference, refused lines against all", () => {
  const example = gold("One.\nTwo.", ["1234567890", "12345"]);
  const half = output("123456", ["it was not translated"]);
  expect(scorerOf("translations", "length_off").score(example, half)?.value).toBeCloseTo(0.2, 12);
  expect(scorerOf("translations", "refused").score(example, half)?.value).toBe(0.5);
});

function failed(): never {
  throw new Error("There is a text for each row.");
}
