import type { Span } from "../schema.ts";

interface Level {
  readonly kind: "object" | "array";
  key: string;
  index: number;
}

/** A string value found in JSON: the indexes of the arrays on its way, and the inside of its literal. */
export interface LocatedString {
  readonly indexes: readonly number[];
  readonly span: Span;
}

interface Walk {
  readonly levels: Level[];
  depth: number;
  isKey: boolean;
}

const mark = /["{}[\],]/g;
const maxDepth = 64;

/**
 * Where the strings at a path of valid JSON stand, in order, such as `["segments", "*", "text"]` (`*` is any
 * index). One pass over the text; deeper than 64 levels nothing is looked for.
 */
export function locateStrings(json: string, path: readonly string[]): LocatedString[] {
  const found: LocatedString[] = [];
  const walk: Walk = { levels: [], depth: 0, isKey: false };
  mark.lastIndex = 0;
  for (let match = mark.exec(json); match !== null; match = mark.exec(json)) {
    if (match[0] !== '"') {
      step(walk, match[0]);
      continue;
    }
    const span = { start: match.index + 1, end: literalEnd(json, match.index + 1) };
    mark.lastIndex = span.end + 1;
    if (takeString(walk, json.slice(span.start, span.end), path))
      found.push({ indexes: indexesOf(walk), span });
  }
  return found;
}

function literalEnd(json: string, from: number): number {
  let end = json.indexOf('"', from);
  while (end !== -1 && isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end === -1 ? json.length : end;
}

function isEscaped(json: string, at: number): boolean {
  let slashes = 0;
  while (json[at - 1 - slashes] === "\\") slashes += 1;
  return slashes % 2 === 1;
}

function here(walk: Walk): Level | undefined {
  return walk.depth === walk.levels.length ? walk.levels.at(-1) : undefined;
}

function takeString(walk: Walk, inside: string, path: readonly string[]): boolean {
  const level = here(walk);
  const wasKey = walk.isKey;
  walk.isKey = false;
  if (level === undefined) return false;
  if (!wasKey) return isAt(walk.levels, path);
  level.key = inside.includes("\\") ? String(JSON.parse(`"${inside}"`)) : inside;
  return false;
}

function step(walk: Walk, sign: string): void {
  if (sign === ",") nextItem(walk);
  else if (sign === "{" || sign === "[") enter(walk, sign === "{" ? "object" : "array");
  else leave(walk);
}

function nextItem(walk: Walk): void {
  const level = here(walk);
  walk.isKey = level?.kind === "object";
  if (level?.kind === "array") level.index += 1;
}

function enter(walk: Walk, kind: Level["kind"]): void {
  const isFollowed = walk.depth === walk.levels.length && walk.depth < maxDepth;
  if (isFollowed) walk.levels.push({ kind, key: "", index: 0 });
  walk.depth += 1;
  walk.isKey = isFollowed && kind === "object";
}

function leave(walk: Walk): void {
  if (walk.depth === walk.levels.length) walk.levels.pop();
  walk.depth -= 1;
  walk.isKey = false;
}

function isAt(levels: readonly Level[], path: readonly string[]): boolean {
  if (levels.length !== path.length) return false;
  return levels.every((level, index) =>
    level.kind === "array" ? path[index] === "*" : path[index] === level.key,
  );
}

function indexesOf(walk: Walk): number[] {
  return walk.levels.filter((level) => level.kind === "array").map((level) => level.index);
}
