import type { SourceText } from "../cue.ts";
import type { Span } from "../schema.ts";
import { locateStrings } from "./locate-strings.ts";

/** The value when it is an object, not an array; its own keys are looked up with `field`. */
export function toObject(value: unknown): object | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
}

/** An own field of an object; nothing inherited is ever read. */
export function field(value: unknown, key: string): unknown {
  const object = toObject(value);
  return object !== undefined && Object.hasOwn(object, key) ? Reflect.get(object, key) : undefined;
}

/** A field that is a list. */
export function listField(value: unknown, key: string): readonly unknown[] | undefined {
  const list = field(value, key);
  return Array.isArray(list) ? list : undefined;
}

/** A field that is text with something in it. */
export function textField(value: unknown, key: string): string | undefined {
  const text = field(value, key);
  return typeof text === "string" && text.trim() !== "" ? text : undefined;
}

/** A field that is a finite number of seconds, not negative; a string of digits counts. */
export function secondsField(value: unknown, key: string): number | undefined {
  const raw = field(value, key);
  const seconds = typeof raw === "string" && /^\s*\d{1,9}(?:\.\d{1,9})?\s*$/.test(raw) ? Number(raw) : raw;
  return typeof seconds === "number" && Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

/** Where the text of each row of a list stands in the file, by row; a row whose key stands twice has none. */
export function locateRows(source: SourceText, path: readonly string[]): ReadonlyMap<number, Span> {
  const spans = new Map<number, Span>();
  const doubled = new Set<number>();
  for (const { indexes, span } of locateStrings(source.text, path)) {
    const row = indexes[0] ?? 0;
    if (spans.has(row)) doubled.add(row);
    spans.set(row, span);
  }
  for (const row of doubled) spans.delete(row);
  return spans;
}
