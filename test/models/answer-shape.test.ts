import { expect, test } from "vitest";
import { createAnswerShape } from "../../models/answer-shape.ts";

const ids = { type: "array", minItems: 1, maxItems: 2, items: { type: "string", pattern: "^s[0-9]{4}$" } };
const shape = createAnswerShape({ type: "object", properties: { ids }, required: ["ids"] });

test("a server is told the bounds of a list and of its texts", () => {
  expect(shape.schema).toMatchObject({ properties: { ids } });
});

test("an answer beyond the bounds is not asked for again: its reader cuts and drops", () => {
  expect(shape.validate({ ids: [] })).toBeUndefined();
  expect(shape.validate({ ids: ["s0001 [03:41]", "line 2", "s0003"] })).toBeUndefined();
  expect(shape.validate({ ids: "s0001" })).toContain("expected array");
});
