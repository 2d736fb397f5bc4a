import { z } from "zod";

/** An argument that may be left out; models also write null or an empty text for that. */
export function optionalArgument<S extends z.ZodType>(schema: S) {
  return z.preprocess(dropBlank, schema.optional()).optional();
}

/** `undefined` for null and blank text, else the value. */
export function dropBlank(value: unknown): unknown {
  return value === null || (typeof value === "string" && value.trim() === "") ? undefined : value;
}
