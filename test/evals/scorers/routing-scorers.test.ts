import { expect, test } from "vitest";
import { exampleOf, figureOver, scorerOf, scoresOf } from "../score-with.ts";

/** The recipe `brief` has summary, key_points and quotes in two calls: summary, points. */
const input = { request: "A summary in Spanish", recipe: "brief" };
const gold = (expected: object) => exampleOf({ input, expected: { sections: [], ...expected } });
const plan = (fields: object) => ({ plan: { sections: [], ...fields } });
const wanted = gold({ sections: [{ kind: "summary" }], language: "es", topic: "the crane" });
const right = plan({ sections: [{ kind: "summary" }], language: "es-MX", topic: "The Crane" });
const half = plan({ sections: [{ kind: "quotes", limit: 3 }], language: "es" });

test("a plan is right when all of its fields are; case and region do not count", () => {
  const rows = [
    [wanted, right],
    [wanted, half],
    [wanted, undefined],
  ] as const;
  expect(scoresOf(scorerOf("routing", "accuracy"), rows)).toMatchObject([
    { value: 1 },
    { value: 0, reason: "wrong: sections, topic" },
    { value: 0 },
  ]);
  const fields = scoresOf(scorerOf("routing", "field_accuracy"), rows).map((score) => score?.value);
  expect(fields).toEqual([1, 0.6, 0]);
});

test("how many are asked for counts", () => {
  const three = gold({ sections: [{ kind: "quotes", limit: 3 }] });
  const rows = [
    [three, plan({ sections: [{ kind: "quotes", limit: 3 }] })],
    [three, plan({ sections: [{ kind: "quotes" }] })],
  ] as const;
  const values = scoresOf(scorerOf("routing", "accuracy"), rows).map((score) => score?.value);
  expect(values).toEqual([1, 0]);
});

test("a request for nothing in particular wants the whole recipe, named or not", () => {
  const all = plan({ sections: [{ kind: "summary" }, { kind: "key_points" }, { kind: "quotes" }] });
  const rows = [
    [gold({}), plan({})],
    [gold({}), all],
    [gold({}), plan({ recipe: "meeting" })],
  ] as const;
  const values = scoresOf(scorerOf("routing", "accuracy"), rows).map((score) => score?.value);
  expect(values).toEqual([1, 1, 0]);
});

test("regret is what was wanted and is not planned, and calls for nothing that was wanted", () => {
  const two = gold({ sections: [{ kind: "summary" }, { kind: "quotes" }] });
  const rows = [
    [two, plan({ sections: [{ kind: "summary" }] })],
    [two, plan({})],
    [gold({ sections: [{ kind: "summary" }] }), plan({})],
    [two, undefined],
  ] as const;
  const values = (name: string) => scoresOf(scorerOf("routing", name), rows).map((score) => score?.value);
  expect(values("quality_regret")).toEqual([0.5, 0, 0, 1]);
  expect(values("cost_regret")).toEqual([0, 0, 0.5, 1]);
});

test("macro-F1 is the mean over the kinds of sections that were wanted or planned", () => {
  const rows = [
    [gold({ sections: [{ kind: "summary" }] }), plan({ sections: [{ kind: "summary" }] })],
    [gold({ sections: [{ kind: "quotes" }] }), plan({ sections: [{ kind: "summary" }] })],
  ] as const;
  // summary: one right, one too much: 2/3. quotes: missed: 0.
  expect(figureOver(scorerOf("routing", "macro_f1"), rows)).toBeCloseTo(1 / 3, 12);
});
