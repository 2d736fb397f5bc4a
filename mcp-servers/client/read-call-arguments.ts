import { OnrecordError } from "../../errors.ts";
import { nearestName } from "../../models/nearest-name.ts";
import { nameSome } from "./mcp-source.ts";
import type { ServerTool } from "./protocol-shapes.ts";
import { signatureOf, type ToolArgument, type ToolSignature } from "./tool-arguments.ts";

/** One word of a command line: `key=text`, or `key:=json`. */
interface Given {
  readonly key: string;
  readonly text: string;
  readonly kind: "text" | "json";
}

/**
 * The arguments of a call out of words such as `path=talk.vtt`, `lines:=20`, `tags:=["a"]`. Text becomes a number,
 * a truth value or a list where the tool's schema wants one; a key given again makes a list longer. Throws
 * `bad_usage` that names what would be valid.
 */
export function readCallArguments(
  words: readonly string[],
  tool: ServerTool,
): Readonly<Record<string, unknown>> {
  const signature = signatureOf(tool);
  const args = new Map<string, unknown>();
  for (const given of words.map(splitWord)) {
    const argument = findArgument(given.key, tool, signature);
    const value = given.kind === "json" ? parseJson(given) : toValue(given, argument);
    args.set(given.key, addTo(args.get(given.key), value, given.key));
  }
  const missing = signature.arguments.filter(({ name, isRequired }) => isRequired && !args.has(name));
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name);
    throw usage(
      `The tool "${tool.name}" also needs ${nameSome(names)}. Add ${names.map((name) => `${name}=…`).join(" ")}.`,
    );
  }
  return Object.fromEntries(args);
}

function splitWord(word: string): Given {
  const at = word.indexOf("=");
  if (at <= 0) {
    throw usage(
      `"${word}" is no argument of a tool. Write key=value, such as path=talk.vtt, or key:=json for other than text.`,
    );
  }
  const isJson = word[at - 1] === ":" && at > 1;
  return {
    key: word.slice(0, isJson ? at - 1 : at),
    text: word.slice(at + 1),
    kind: isJson ? "json" : "text",
  };
}

function findArgument(key: string, tool: ServerTool, signature: ToolSignature): ToolArgument | undefined {
  const known = signature.arguments.find(({ name }) => name === key);
  if (known !== undefined || signature.others === "taken") return known;
  const names = signature.arguments.map(({ name }) => name);
  const near = nearestName(key, names);
  throw usage(
    `The tool "${tool.name}" has no argument "${key}".${near === undefined ? "" : ` Did you mean "${near}"?`} It takes${names.length === 0 ? " none" : `: ${nameSome(names)}`}.`,
  );
}

function parseJson({ key, text }: Given): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw usage(
      `"${key}" is no JSON. Write ${key}:=20, ${key}:=true, ${key}:='["a", "b"]', or ${key}=text.`,
      cause,
    );
  }
}

function toValue({ key, text }: Given, argument: ToolArgument | undefined): unknown {
  if (argument === undefined) return text;
  const value = convert(text, argument.types, argument.itemTypes);
  if (value === undefined) {
    throw usage(
      `"${key}" has to be ${describeTypes(argument.types)}, and "${text}" is none. Write ${example(key, argument)}.`,
    );
  }
  if (argument.values.length > 0 && !Array.isArray(value) && !argument.values.includes(value)) {
    throw usage(`"${key}" cannot be "${text}". Valid: ${nameSome(argument.values.map(String))}.`);
  }
  return value;
}

/** Text where the schema takes text, else the first of its types that the text can be. */
function convert(text: string, types: readonly string[], itemTypes: readonly string[] = []): unknown {
  if (types.length === 0 || types.includes("string")) return text;
  for (const type of types) {
    const value = convertTo(text, type, itemTypes);
    if (value !== undefined) return value;
  }
  return undefined;
}

function convertTo(text: string, type: string, itemTypes: readonly string[]): unknown {
  switch (type) {
    case "integer":
      return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : undefined;
    case "number":
      return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
    case "boolean":
      return toTruth(text);
    case "array":
      return /^\s*\[/.test(text) ? parseOrNothing(text) : [convert(text, itemTypes) ?? text];
    case "object":
      return /^\s*\{/.test(text) ? parseOrNothing(text) : undefined;
    default:
      return undefined;
  }
}

function toTruth(text: string): boolean | undefined {
  if (/^(?:true|yes|on|1)$/i.test(text)) return true;
  return /^(?:false|no|off|0)$/i.test(text) ? false : undefined;
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function addTo(before: unknown, value: unknown, key: string): unknown {
  if (before === undefined) return value;
  if (Array.isArray(before) && Array.isArray(value)) return [...before, ...value];
  throw usage(`"${key}" is given twice, and is no list. Give it once.`);
}

const typeNames: Readonly<Record<string, string>> = {
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "a JSON object",
};

function describeTypes(types: readonly string[]): string {
  return types.flatMap((type) => typeNames[type] ?? []).join(" or ") || "another value";
}

function example(key: string, { types }: ToolArgument): string {
  if (types.includes("object")) return `${key}:='{"name": "value"}'`;
  return types.includes("boolean") ? `${key}=true` : `${key}=10`;
}

function usage(message: string, cause?: unknown): OnrecordError {
  return new OnrecordError(message, { code: "bad_usage", cause });
}
