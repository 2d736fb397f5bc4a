import type { Span } from "../../transcript/schema.ts";

/** Readable text of an article's block; character `i` stands at `[starts[i], ends[i])` of the given text. */
export interface MappedText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Collects readable characters with the places they come from. */
export interface TextBuilder {
  /** Takes the characters `[start, end)` of `source` as they stand. */
  copy(source: string, start: number, end: number): void;
  /** Adds characters that the source writes differently, such as `&` for `&amp;`. */
  put(characters: string, start: number, end: number): void;
  /** The text so far without outer whitespace; the builder is empty afterwards. */
  take(): MappedText;
}

/** A builder of one block's text; one-off, not shared. */
export function createTextBuilder(): TextBuilder {
  let parts: string[] = [];
  let starts: number[] = [];
  let ends: number[] = [];
  return {
    copy(source, start, end) {
      parts.push(source.slice(start, end));
      for (let index = start; index < end; index += 1) {
        starts.push(index);
        ends.push(index + 1);
      }
    },
    put(characters, start, end) {
      parts.push(characters);
      for (let index = 0; index < characters.length; index += 1) {
        starts.push(start);
        ends.push(end);
      }
    },
    take() {
      const mapped = trimMapped({ text: parts.join(""), starts, ends });
      parts = [];
      starts = [];
      ends = [];
      return mapped;
    },
  };
}

/** The part `[start, end)` of a mapped text. */
export function sliceMapped(mapped: MappedText, start: number, end: number): MappedText {
  return {
    text: mapped.text.slice(start, end),
    starts: mapped.starts.slice(start, end),
    ends: mapped.ends.slice(start, end),
  };
}

/** Where `[start, end)` of a mapped text stands in the article as given. */
export function toSourceSpan(mapped: MappedText, range: Span): Span {
  const start = mapped.starts[range.start] ?? 0;
  return { start, end: mapped.ends[range.end - 1] ?? start };
}

/** `range` without whitespace at its ends. */
export function trimRange(text: string, range: Span): Span {
  let { start, end } = range;
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

function trimMapped(mapped: MappedText): MappedText {
  const { start, end } = trimRange(mapped.text, { start: 0, end: mapped.text.length });
  if (start === 0 && end === mapped.text.length) return mapped;
  return sliceMapped(mapped, start, end);
}
