import { JsonFault, parseLenientJson } from "./parse-lenient-json.ts";
import { stripThoughts } from "./strip-thoughts.ts";

/** What a value must fulfil; gives what is wrong with it, or `undefined`. */
export type Validate = (value: unknown) => string | undefined;

/** A value that the validation accepts, or what is wrong, in words that a model can act on. */
export type ReadJson =
  | { readonly kind: "read"; readonly value: unknown }
  | { readonly kind: "invalid"; readonly problem: string }
  | { readonly kind: "unreadable"; readonly problem: string };

const startOfJson =
  /\{(?=\s*(?:["'}/]|[A-Za-z_$][\w$]*\s*:))|\[(?=\s*(?:["'{[\]\-\d/]|true|false|null|None))/g;

/**
 * The one JSON value of a finished answer, whatever stands around it. Never a part of one: a value that does not
 * end, or two that both fit, are unreadable. Call it only for answers that the server says are finished.
 */
export function readJson(text: string, validate: Validate): ReadJson {
  const answer = stripThoughts(text);
  if (answer === undefined) {
    return unreadable("It holds only thoughts and no answer.");
  }
  const found = findValues(answer);
  if (found === "unclosed") return unreadable("The JSON is not closed.");
  if (found === "broken") return unreadable("The JSON is broken.");
  return choose(found, validate);
}

function unreadable(problem: string): ReadJson {
  return { kind: "unreadable", problem };
}

interface FoundValue {
  readonly value: unknown;
  readonly length: number;
}

function choose(found: readonly FoundValue[], validate: Validate): ReadJson {
  if (found.length === 0) return unreadable("It holds no JSON value.");
  const fitting = found.flatMap(({ value }) => {
    const fit = fitValue(value, validate);
    return fit === undefined ? [] : [fit];
  });
  const texts = new Set(fitting.map(({ value }) => JSON.stringify(value)));
  if (texts.size > 1) return unreadable("It holds several JSON values; give one.");
  const [first] = fitting;
  if (first !== undefined) return { kind: "read", value: first.value };
  const longest = found.reduce((best, one) => (one.length > best.length ? one : best));
  if (isSchemaEcho(longest.value)) {
    return unreadable("It repeats the JSON Schema; give a value that fits the schema.");
  }
  return { kind: "invalid", problem: validate(longest.value) ?? "It does not fit the schema." };
}

/** Every JSON value that stands side by side in a text, outermost ones only. */
function findValues(text: string): readonly FoundValue[] | JsonFault["kind"] {
  const whole = parseWhole(text);
  if (whole !== undefined) return [whole];
  const found: FoundValue[] = [];
  let from = 0;
  for (;;) {
    startOfJson.lastIndex = from;
    const start = startOfJson.exec(text)?.index;
    if (start === undefined) return found;
    const next = parseAt(text, start);
    // What stands behind a broken value may be a part of it, so nothing more is read.
    if (typeof next === "string") return next;
    found.push({ value: next.value, length: next.end - start });
    from = next.end;
  }
}

function parseWhole(text: string): FoundValue | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "string") return { value, length: text.length };
    return { value: JSON.parse(value), length: text.length };
  } catch {
    return undefined;
  }
}

/** The value at a place and where it ends, or why there is none. */
function parseAt(
  text: string,
  start: number,
): { readonly end: number; readonly value: unknown } | JsonFault["kind"] {
  const end = endOfBrackets(text, start);
  const strict = end === undefined ? undefined : parseWhole(text.slice(start, end));
  if (end !== undefined && strict !== undefined) return { value: strict.value, end };
  try {
    return parseLenientJson(text, start);
  } catch (cause) {
    if (cause instanceof JsonFault) return cause.kind;
    throw cause;
  }
}

/** Where the bracket at `start` is closed, by the rules of JSON strings. */
function endOfBrackets(text: string, start: number): number | undefined {
  const marks = /"(?:[^"\\]|\\[\s\S])*"|["{}[\]]/g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '"') return undefined;
    if (mark[0] === "{" || mark[0] === "[") depth += 1;
    else if (mark[0] === "}" || mark[0] === "]") depth -= 1;
    if (depth === 0) return marks.lastIndex;
  }
  return undefined;
}

/** The value, or what it is wrapped in, as far as the validation accepts it. */
function fitValue(value: unknown, validate: Validate): { readonly value: unknown } | undefined {
  for (const candidate of unwrap(value)) {
    if (!isSchemaEcho(candidate) && validate(candidate) === undefined) return { value: candidate };
  }
  return undefined;
}

/** A schema filled in (`{"type":"object","properties":{…values…}}`), `{"answer": …}` and `[…]` hold the value inside. */
function unwrap(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.length === 1 ? [value, value[0]] : [value];
  if (typeof value !== "object" || value === null) return [value];
  const entries = Object.entries(value);
  const inner = entries.length === 1 ? entries[0]?.[1] : undefined;
  const filled = "properties" in value ? value.properties : undefined;
  return [value, ...(inner === undefined ? [] : [inner]), ...(filled === undefined ? [] : [filled])];
}

/** A JSON Schema of an object instead of an object: its properties are themselves schemas. */
function isSchemaEcho(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("properties" in value)) return false;
  const { properties } = value;
  if (typeof properties !== "object" || properties === null) return false;
  const parts: unknown[] = Object.values(properties);
  return parts.length > 0 && parts.every(isSchemaPart);
}

function isSchemaPart(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if ("type" in value) return typeof value.type === "string" || Array.isArray(value.type);
  return ["anyOf", "enum", "const", "$ref", "oneOf"].some((key) => key in value);
}
