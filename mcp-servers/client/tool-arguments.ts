import type { ServerTool } from "./protocol-shapes.ts";

/** One argument of a tool, as its schema tells it. */
export interface ToolArgument {
  readonly name: string;
  /** JSON types it may have; none: any. */
  readonly types: readonly string[];
  /** JSON types of the items, where it may be a list. */
  readonly itemTypes: readonly string[];
  /** Values it may have; none: any of its types. */
  readonly values: readonly unknown[];
  readonly isRequired: boolean;
  readonly description?: string;
}

/** What a tool takes. `others`: whether arguments that are not named may be given too. */
export interface ToolSignature {
  readonly arguments: readonly ToolArgument[];
  readonly others: "refused" | "taken";
}

const deepest = 6;

/** Reads the JSON Schema of a tool's input as far as it names arguments; what it does not tell is left to the server. */
export function signatureOf(tool: ServerTool): ToolSignature {
  const root = tool.inputSchema;
  const parts = alternatives(root, root, 0);
  const required = new Set(
    parts.length === 1 ? parts.flatMap((part) => list(part, "required")) : list(root, "required"),
  );
  const properties = new Map(parts.flatMap((part) => Object.entries(objectOf(part["properties"]))));
  const named = [...properties].map(([name, property]): ToolArgument => {
    const schemas = alternatives(objectOf(property), root, 0);
    const description = schemas
      .map((schema) => schema["description"])
      .find((text) => typeof text === "string");
    return {
      name,
      types: [...new Set(schemas.flatMap(typesOf))],
      itemTypes: schemas.flatMap((schema) => typesOf(objectOf(schema["items"]))),
      values: schemas.every(hasValues) ? schemas.flatMap(valuesOf) : [],
      isRequired: required.has(name),
      ...(description === undefined ? {} : { description }),
    };
  });
  const saysMore = parts.some((part) => isSaid(part, "additionalProperties") || "patternProperties" in part);
  const saysNothing = named.length === 0 && root["additionalProperties"] !== false;
  return { arguments: named, others: saysMore || saysNothing ? "taken" : "refused" };
}

type Schema = Readonly<Record<string, unknown>>;

/** A schema and those it stands for: `anyOf`, `oneOf`, `allOf` and references inside the same document. */
function alternatives(schema: Schema, root: Schema, depth: number): readonly Schema[] {
  if (depth > deepest) return [schema];
  const pointed = follow(schema["$ref"], root);
  const inner = ["anyOf", "oneOf", "allOf"].flatMap((key) => list(schema, key).map(objectOf));
  const others = [...(pointed === undefined ? [] : [pointed]), ...inner];
  return [schema, ...others.flatMap((other) => alternatives(other, root, depth + 1))];
}

function follow(reference: unknown, root: Schema): Schema | undefined {
  if (typeof reference !== "string" || !reference.startsWith("#/")) return undefined;
  const path = reference.slice(2).split("/");
  return objectOf(path.reduce<unknown>((place, key) => objectOf(place)[key], root));
}

function typesOf(schema: Schema): string[] {
  const type = schema["type"];
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return type.filter((name) => typeof name === "string");
  return valuesOf(schema).map((value) => (value === null ? "null" : typeof value));
}

function hasValues(schema: Schema): boolean {
  return valuesOf(schema).length > 0 || !("type" in schema);
}

function valuesOf(schema: Schema): readonly unknown[] {
  return "const" in schema ? [schema["const"]] : list(schema, "enum");
}

function isSaid(schema: Schema, key: string): boolean {
  return schema[key] === true || (typeof schema[key] === "object" && schema[key] !== null);
}

function list(schema: Schema, key: string): readonly unknown[] {
  const value = schema[key];
  return Array.isArray(value) ? value : [];
}

function objectOf(value: unknown): Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
