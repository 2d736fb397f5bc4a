import type { ToolResult } from "./protocol-shapes.ts";

/** Of the blocks of an answer, and of the texts inside JSON, no more are tried one by one. */
const mostTried = 60;
const deepestInside = 5;
/** Shorter ones are titles, ids and addresses. */
const shortestInside = 20;

/**
 * What of a tool's own answer could be the transcript: each of its texts, all of them together, what stands inside
 * them when they are JSON, and the same of the structured answer.
 */
export function answerTexts(result: ToolResult): readonly string[] {
  const blocks = result.content.flatMap(({ type, text }) =>
    type === "text" && text !== undefined ? [text] : [],
  );
  const whole = blocks.join("\n");
  const rows = blocks.length > 1 ? rowsOf(blocks) : undefined;
  const found = [
    ...(rows === undefined ? [] : [rows]),
    ...[...(blocks.length <= mostTried ? blocks : []), whole].flatMap(withInside),
    ...insideOf(result.structuredContent, "itself"),
  ];
  return [...new Set(found)].filter((text) => text.trim() !== "");
}

/** A text, and what stands inside it when it is JSON. */
export function withInside(text: string): readonly string[] {
  return [text, ...insideOf(parse(text))];
}

/** Some servers give a list as one block of JSON for each row. */
function rowsOf(blocks: readonly string[]): string | undefined {
  const rows = blocks.map(parse);
  return rows.every((row) => typeof row === "object" && row !== null) ? JSON.stringify(rows) : undefined;
}

/** Texts and lists at any depth of a value, outermost first; the value itself only when that is asked for. */
function insideOf(value: unknown, how: "itself" | "inside" = "inside"): readonly string[] {
  const found: string[] = [];
  let level: readonly unknown[] = how === "itself" ? [value] : partsOf(value);
  for (let depth = 0; depth <= deepestInside && level.length > 0; depth += 1) {
    const kept = level.filter(isWorthReading).slice(0, mostTried - found.length);
    found.push(...kept.map((part) => (typeof part === "string" ? part : JSON.stringify(part))));
    level = kept.flatMap(partsOf);
  }
  return found;
}

function isWorthReading(part: unknown): boolean {
  return typeof part === "string" ? part.length >= shortestInside : typeof part === "object" && part !== null;
}

/** What a value holds. The rows of a list are no transcripts of their own. */
function partsOf(value: unknown): readonly unknown[] {
  if (typeof value === "string") {
    const parsed = parse(value);
    return parsed === undefined ? [] : [parsed];
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.values(value);
}

function parse(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
