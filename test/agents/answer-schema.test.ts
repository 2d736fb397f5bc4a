import { expect, test } from "vitest";
import { z } from "zod";
import { lineIdBounds, toAnswerSchema } from "../../agents/answer-schema.ts";
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

test("bounds of a call stand on the fields of that name, wherever they are", () => {
  const type = z.object({
    rows: z.array(z.object({ id: z.string(), segments: z.array(z.string()).catch([]) })),
  });
  const schema = toAnswerSchema(type, {
    rows: { least: 2, most: 2 },
    id: { pattern: "^c[1-2]$" },
    segments: lineIdBounds(1),
  });
  expect(schema["properties"]).toEqual({
    rows: {
      type: "array",
      minItems: 2,
      maxItems: 2,
      items: {
        type: "object",
        properties: {
          id: { type: "string", pattern: "^c[1-2]$" },
          segments: {
            type: "array",
            minItems: 1,
            maxItems: 6,
            items: { type: "string", pattern: "^s[0-9]{4,6}$" },
          },
        },
        required: ["id", "segments"],
        additionalProperties: false,
      },
    },
  });
});
