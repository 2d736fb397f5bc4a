/**
 * Whether a JSON Schema fits OpenAI's strict mode: each object names all its properties as required and allows no
 * others. A schema that does not is refused there when strict is asked for
 * (https://platform.openai.com/docs/guides/structured-outputs).
 */
export function isStrictSchema(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isStrictSchema);
  if (!isRecord(schema)) return true;
  const { properties } = schema;
  if (schema["type"] === "object" || properties !== undefined) {
    const names = isRecord(properties) ? Object.keys(properties) : [];
    const required: unknown = schema["required"];
    const isClosed = schema["additionalProperties"] === false;
    if (!isClosed || !names.every((name) => Array.isArray(required) && required.includes(name))) return false;
  }
  return Object.values(schema).every(isStrictSchema);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
