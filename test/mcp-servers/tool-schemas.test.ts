import { expect, test } from "vitest";
import { z } from "zod";
import { inputSchema, outputSchema, schemaAt } from "../../mcp-servers/tool-schemas.ts";

test("what goes in is said as clients send it, and closed, even where the zod schema is open", () => {
  const schema = z.object({
    start: z.union([z.number(), z.string()]).transform(Number).describe("seconds"),
    count: z.int().min(1).default(3),
  });
  expect(inputSchema(schema)).toEqual({
    type: "object",
    properties: {
      start: { type: "string", description: "seconds" },
      count: { type: "integer", minimum: 1, default: 3 },
    },
    required: ["start"],
    additionalProperties: false,
  });
});

test("what comes out is either all of an answer or an error", () => {
  expect(outputSchema(z.strictObject({ total: z.number(), next: z.exactOptional(z.string()) }))).toEqual({
    type: "object",
    properties: { total: { type: "number" }, next: { type: "string" }, error: { type: "object" } },
    additionalProperties: false,
    anyOf: [{ required: ["total"] }, { required: ["error"] }],
  });
});

test("the dialect stays where a definition spells it out", () => {
  const $schema = "https://json-schema.org/draft/2020-12/schema";
  expect(inputSchema(z.object({}))["$schema"]).toBeUndefined();
  expect(inputSchema(z.object({}).meta({ $schema }))["$schema"]).toBe($schema);
});

test("finds the part of a schema that a path leads to", () => {
  const schema = inputSchema(z.object({ quotes: z.array(z.object({ text: z.string().describe("words") })) }));
  expect(schemaAt(schema, ["quotes", 2, "text"])).toEqual({ type: "string", description: "words" });
  expect(schemaAt(schema, ["quotes", "text"])).toBeUndefined();
});
