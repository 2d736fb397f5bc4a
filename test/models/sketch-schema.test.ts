import { expect, test } from "vitest";
import { z } from "zod";
import { sketchSchema } from "../../models/sketch-schema.ts";

test("draws the form of a value, which is no JSON itself", () => {
  const schema = z.toJSONSchema(
    z.object({
      verdict: z.enum(["supported", "uncertain"]),
      lines: z.array(z.object({ id: z.string().describe("id of a line"), share: z.number() })),
      note: z.union([z.string(), z.null()]),
      time: z.union([z.number(), z.boolean().describe("whether it is known")]),
      kind: z.literal("claim"),
    }),
  );
  const form = sketchSchema(schema);
  expect(form).toBe(
    '{"verdict": "supported" | "uncertain", "lines": [{"id": <id of a line>, "share": <number>}, …], "note": <string or null>, "time": <number> | <whether it is known>, "kind": "claim"}',
  );
  expect(() => JSON.parse(form)).toThrow();
});

test("follows references and ends where a schema holds itself", () => {
  const schema = {
    $defs: { part: { type: "object", properties: { next: { $ref: "#/$defs/part" } } } },
    $ref: "#/$defs/part",
  };
  expect(sketchSchema(schema)).toBe('{"next": {"next": {"next": <…>}}}');
});
