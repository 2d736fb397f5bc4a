type JsonSchema = Readonly<Record<string, unknown>>;

/** Deepest part that is drawn; schemas that hold themselves end here. */
const deepest = 6;

/**
 * The form of a value as a line of text: `{"text": <string>, "ids": [<string>]}`. Small models repeat a schema that
 * they are shown, and fill in a form; it is no JSON, so that a repeated one is not taken for an answer.
 */
export function sketchSchema(schema: JsonSchema): string {
  const defs = toSchema(schema["$defs"]) ?? {};
  return sketch(schema, defs, 0);
}

function sketch(schema: JsonSchema, defs: JsonSchema, depth: number): string {
  if (depth > deepest) return "<…>";
  const named = typeof schema["$ref"] === "string" ? toSchema(defs[nameOf(schema["$ref"])]) : undefined;
  if (named !== undefined) return sketch(named, defs, depth + 1);
  const inner = (part: unknown): string => sketch(toSchema(part) ?? {}, defs, depth + 1);
  const choices = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(choices)) return choices.map(inner).join(" | ");
  if (Array.isArray(schema["enum"])) return schema["enum"].map((one) => JSON.stringify(one)).join(" | ");
  if (schema["const"] !== undefined) return JSON.stringify(schema["const"]);
  if (schema["type"] === "array") return sketchList(inner(schema["items"]));
  const properties = toSchema(schema["properties"]);
  if (properties !== undefined) {
    const fields = Object.entries(properties).map(([key, part]) => `${JSON.stringify(key)}: ${inner(part)}`);
    return `{${fields.join(", ")}}`;
  }
  return `<${wordOf(schema)}>`;
}

/** Shown that a list of ids goes on, a small model goes on until its answer is cut (seen with one of 0.5 B). */
function sketchList(item: string): string {
  return item.startsWith("{") ? `[${item}, …]` : `[${item}]`;
}

function wordOf({ type, description }: JsonSchema): string {
  if (typeof description === "string" && description !== "") return description;
  if (Array.isArray(type)) return type.join(" or ");
  return typeof type === "string" ? type : "value";
}

function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

function toSchema(value: unknown): JsonSchema | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value));
}
