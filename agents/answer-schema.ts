import { z } from "zod";

/**
 * The JSON Schema that a server is asked to hold an answer to: every field required, no others allowed, as strict
 * modes want it. What the lenient `type` lets pass is not in it.
 */
export function toAnswerSchema(type: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(type, {
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      delete jsonSchema.default;
      if (jsonSchema.properties === undefined) return;
      jsonSchema.required = Object.keys(jsonSchema.properties);
      jsonSchema.additionalProperties = false;
    },
  });
  return schema;
}
