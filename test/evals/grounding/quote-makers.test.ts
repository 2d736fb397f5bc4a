import { expect, test } from "vitest";
import { overlap } from "../../../evals/grounding/check-quotes.ts";
import { shareFigure } from "../../../evals/grounding/clustered-figures.ts";
import { reaches } from "../../../evals/grounding/figure.ts";
import {
  makeChangedQuotes,
  makeStrangeQuotes,
  makeTrueVariants,
} from "../../../evals/grounding/make-changed-quotes.ts";
import { makeFuzzedQuote, makeFuzzedText } from "../../../evals/grounding/make-fuzzed-texts.ts";
import { makeElisions, makeSplices } from "../../../evals/grounding/make-joined-quotes.ts";
import type { LabelledQuote } from "../../../evals/grounding/quote-rows.ts";
import { createRandom } from "../../../evals/statistics/random.ts";

function trueQuote(id: string, quote: string, start: number): LabelledQuote {
  const place = { start, end: start + quote.length };
  const shared = { label: "said", kind: "verbatim", source: "own", recogniser: "none" } as const;
  return { id, recording: "r1", quote, ...shared, place, origin: place };
}

const first = trueQuote(
  "a",
  "The ferry left Riga with 40 boxes of amber and we did not see it again until spring came.",
  0,
);
const second = trueQuote(
  "b",
  "Olga could repair every lamp in the tower before the storm broke the windows of it.",
  900,
);

test("joins the head of one quote to the tail of another and keeps both places", () => {
  const [splice] = makeSplices([first, second], createRandom(1));
  const words = splice?.quote.split(" ") ?? [];
  expect(words.slice(0, 6).join(" ")).toBe("The ferry left Riga with 40");
  expect(words.slice(-6).join(" ")).toBe("storm broke the windows of it.");
  expect(splice?.places).toEqual([first.origin, second.origin]);
});

test("joins no quotes that may be one passage", () => {
  expect(makeSplices([first, trueQuote("c", second.quote, 100)], createRandom(1))).toEqual([]);
});

test("marks the stretch that an elision leaves out", () => {
  const [elision] = makeElisions([first], createRandom(1));
  const [head = "", tail = ""] = elision?.quote.split(" [...] ") ?? [];
  expect(first.quote.startsWith(head) && first.quote.endsWith(tail)).toBe(true);
  expect(first.quote.split(" ").length - `${head} ${tail}`.split(" ").length).toBeGreaterThanOrEqual(2);
});

test("changes one thing of each kind and labels it altered", () => {
  const made = makeChangedQuotes(
    [first, second],
    drawnWhere(() => true),
  );
  expect(new Set(made.map(({ label }) => label))).toEqual(new Set(["altered"]));
  const denial = made.find(({ id }) => id === "a-denial");
  expect(denial?.quote).toBe(
    "The ferry left Riga with 40 boxes of amber and we did see it again until spring came.",
  );
  expect(made.find(({ id }) => id === "a-number")?.quote).not.toContain(" 40 ");
});

function drawnWhere(isHeard: (word: string) => boolean) {
  const heardOf = ({ quote }: LabelledQuote): Set<number> =>
    new Set(quote.split(" ").flatMap((word, at) => (isHeard(word) ? [at] : [])));
  return { random: createRandom(1), vocabulary: ["boxes", "foxes", "lamp", "lamb", "spring"], heardOf };
}

test("changes only words that the recording has as they are quoted", () => {
  const made = makeChangedQuotes(
    [first, second],
    drawnWhere((word) => word !== "40" && word !== "we"),
  );
  expect(made.filter(({ id }) => id === "a-number" || id === "a-pronoun")).toEqual([]);
  const heard = makeChangedQuotes(
    [first, second],
    drawnWhere((word) => word === "we"),
  );
  expect(heard.find(({ id }) => id === "a-pronoun")?.quote).toContain("and they did not see it");
});

test("takes no short form for the word that it looks like", () => {
  const quote = trueQuote("d", "So we're here and they're glad.", 0);
  const kinds = makeChangedQuotes(
    [quote],
    drawnWhere(() => true),
  ).map(({ kind }) => kind);
  expect(kinds).not.toContain("tense");
});

test("makes variants that stay said: fillers, other spellings, what a recogniser may write", () => {
  const variants = makeTrueVariants(
    [first, second],
    drawnWhere(() => true),
  );
  expect(new Set(variants.map(({ label }) => label))).toEqual(new Set(["said"]));
  expect(variants.find(({ id }) => id === "a-unmarked")?.quote).toBe(
    "the ferry left riga with 40 boxes of amber and we did not see it again until spring came",
  );
  expect(variants.find(({ id }) => id === "a-filled")?.quote.split(" ").length).toBeGreaterThan(19);
});

test("asks a true quote of another recording only", () => {
  const other = { ...second, recording: "r2" };
  const rows = makeStrangeQuotes([first, other], createRandom(1));
  expect(rows.map(({ recording, label }) => [recording, label])).toEqual([
    ["r2", "not_said"],
    ["r1", "not_said"],
  ]);
});

test("fuzzed texts have characters of every kind, and are the same for the same seed", () => {
  const make = (seed: number): string => {
    const random = createRandom(seed);
    return Array.from({ length: 300 }, () => makeFuzzedText(random, 40)).join("|");
  };
  const text = make(5);
  const kinds = [
    /\u200b/,
    /\u202e/,
    /\u0301/,
    /[\u4e00-\u4f2b]/,
    /[\ud800-\udbff](?![\udc00-\udfff])/,
    /\[\.\.\.\]/,
    /hundred/,
  ];
  expect(kinds.filter((kind) => !kind.test(text))).toEqual([]);
  expect(make(5)).toBe(text);
  expect(make(6)).not.toBe(text);
});

test("a fuzzed quote keeps words of its recording in their order", () => {
  const text = Array.from({ length: 200 }, (_none, at) => `w${100 + at}`).join(" ");
  const quotes = Array.from({ length: 20 }, (_none, seed) => makeFuzzedQuote(text, createRandom(seed)));
  const numbers = quotes.map((quote) =>
    (quote.match(/\bw\d{3}\b/g) ?? []).map((word) => Number(word.slice(1))),
  );
  expect(Math.max(...numbers.map(({ length }) => length))).toBeGreaterThan(20);
  expect(numbers.map((own) => [...own].sort((left, right) => left - right))).toEqual(numbers);
});

test("holds a figure to its bar from either side", () => {
  const outcomes = [true, true, true, false].map((holds, at) => ({ cluster: `r${at % 2}`, holds }));
  expect(reaches(shareFigure({ figure: "right", bar: { atLeast: 0.75 } }, outcomes))).toBe(true);
  expect(reaches(shareFigure({ figure: "right", bar: { atLeast: 0.76 } }, outcomes))).toBe(false);
  expect(reaches(shareFigure({ figure: "wrong", bar: { atMost: 0.7 } }, outcomes))).toBe(false);
  expect(reaches(shareFigure({ figure: "shown" }, outcomes))).toBeUndefined();
});

test("measures how much of two places agrees", () => {
  expect(overlap({ start: 0, end: 10 }, { start: 5, end: 15 })).toBeCloseTo(1 / 3, 9);
  expect(overlap(undefined, { start: 0, end: 4 })).toBe(0);
});
