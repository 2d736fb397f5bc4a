import { expect, test } from "vitest";
import { z } from "zod";
import { toAnswerSchema } from "../../agents/answer-schema.ts";
import { SummarizerAnswer } from "../../agents/summarizer/schema.ts";

test("asks for every field and no other, without defaults", () => {
  const type = z.object({
    a: z.string().catch(""),
    list: z.array(z.object({ b: z.nullish(z.number()) })).catch([]),
  });
  expect(toAnswerSchema(type)).toEqual({
    type: "object",
    properties: {
      a: { type: "string" },
      list: {
        type: "array",
        items: {
          type: "object",
          properties: { b: { type: ["number", "null"] } },
          required: ["b"],
          additionalProperties: false,
        },
      },
    },
    required: ["a", "list"],
    additionalProperties: false,
  });
});

test("the lines seen come first and the ids before the text, since a model writes in order", () => {
  const text = JSON.stringify(toAnswerSchema(SummarizerAnswer));
  const order = ['"firstLine"', '"lastLine"', '"sections"', '"segments"', '"text"'].map((key) =>
    text.indexOf(key),
  );
  expect(order).toEqual([...order].sort((a, b) => a - b));
});
