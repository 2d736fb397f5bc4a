import { isDeepStrictEqual } from "node:util";
import { type JsoncNode, type JsoncProperty, readJsonc } from "./read-jsonc.ts";

/**
 * The text with a value merged in at a path of keys: what an object there holds besides stays, and so do all other
 * text, comments and layout. What is no object on the way is replaced. Throws `JsoncError`.
 */
export function mergeProperty(text: string, path: readonly string[], value: unknown): string {
  if (isObject(value) && Object.keys(value).length > 0 && isObject(valueAt(readJsonc(text), path))) {
    return Object.entries(value).reduce((so, [key, part]) => mergeProperty(so, [...path, key], part), text);
  }
  return replaceProperty(text, path, value);
}

/** As `mergeProperty`, but nothing of an object that stood there stays. */
export function replaceProperty(text: string, path: readonly string[], value: unknown): string {
  let object = readJsonc(text);
  for (const [index, key] of path.entries()) {
    if (object.properties === undefined) return replace(text, object, nest(path.slice(index), value));
    const property = lastOf(object, key);
    if (property === undefined) {
      return insert(text, object, { key, value: nest(path.slice(index + 1), value) });
    }
    object = property.node;
  }
  if (isDeepStrictEqual(object.value, value)) return text;
  return replace(text, object, value);
}

interface Layout {
  /** One step of indentation. */
  readonly unit: string;
  readonly lineEnd: string;
}

/** As the file has it: two spaces and a newline where it does not say. */
function layoutOf(text: string): Layout {
  const [first] = readJsonc(text).properties ?? [];
  const indent = first === undefined ? undefined : indentBefore(text, first.start);
  return { unit: indent || "  ", lineEnd: text.includes("\r\n") ? "\r\n" : "\n" };
}

function replace(text: string, node: JsoncNode, value: unknown): string {
  const written = write(value, lineIndent(text, node.start), layoutOf(text));
  return text.slice(0, node.start) + written + text.slice(node.end);
}

/** Adds a property as the last of an object; what is remarked behind the one before stays behind it. */
function insert(
  text: string,
  object: JsoncNode,
  added: { readonly key: string; readonly value: unknown },
): string {
  const layout = layoutOf(text);
  const last = object.properties?.at(-1);
  const outer = lineIndent(text, object.start);
  const inner = (last && indentBefore(text, last.start)) || outer + layout.unit;
  const body = text.slice(0, object.end - 1);
  const content = body.trimEnd();
  const space = body.slice(content.length);
  const closing = space.includes("\n") ? space : layout.lineEnd + outer;
  const line = `${layout.lineEnd}${inner}${JSON.stringify(added.key)}: ${write(added.value, inner, layout)}`;
  return withComma(content, last) + line + closing + text.slice(object.end - 1);
}

function withComma(content: string, last: JsoncProperty | undefined): string {
  if (last === undefined || last.comma) return content;
  return `${content.slice(0, last.node.end)},${content.slice(last.node.end)}`;
}

function write(value: unknown, indent: string, layout: Layout): string {
  return JSON.stringify(value, null, layout.unit).replaceAll("\n", layout.lineEnd + indent);
}

/** The white space before a position, when nothing else stands before it on its line. */
function indentBefore(text: string, at: number): string | undefined {
  const before = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return at > before.length && /^[ \t]*$/.test(before) ? before : undefined;
}

function lineIndent(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", at - 1) + 1, at))?.[0] ?? "";
}

function nest(path: readonly string[], value: unknown): unknown {
  return path.reduceRight((inner, key) => ({ [key]: inner }), value);
}

function valueAt(node: JsoncNode, path: readonly string[]): unknown {
  let at: JsoncNode | undefined = node;
  for (const key of path) at = at && lastOf(at, key)?.node;
  return at?.value;
}

function lastOf(node: JsoncNode, key: string): JsoncProperty | undefined {
  return node.properties?.findLast((property) => property.key === key);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
