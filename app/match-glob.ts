import { dirname, sep } from "node:path";

/** The folder a pattern starts from, and what is left of it, with slashes. */
export function globBase(path: string): { readonly folder: string; readonly pattern: string } {
  const parts = path.split(sep);
  const first = parts.findIndex((part) => /[*?[{]/.test(part));
  if (first === -1) return { folder: dirname(path), pattern: parts.at(-1) ?? "" };
  const folder = parts.slice(0, first).join(sep);
  return { folder: folder === "" ? sep : folder, pattern: parts.slice(first).join("/") };
}

/** Tells which paths match: `*` and `?` within a name, `**` any folders, `[a-z]`, `{vtt,srt}`, as shells have them. */
export function matchGlob(pattern: string): (path: string) => boolean {
  const expression = new RegExp(`^${toExpression(pattern)}$`, "u");
  return (path) => expression.test(path);
}

const piece = /\*\*\/|\*\*|\*|\?|\[[!^]?[^\]/]+\]|\{[^{}/]*\}|[\s\S]/gu;

function toExpression(pattern: string): string {
  return pattern.replace(
    piece,
    (found) => wildcards.get(found) ?? toClass(found) ?? toChoice(found) ?? toPlain(found),
  );
}

const wildcards: ReadonlyMap<string, string> = new Map([
  ["**/", "(?:[^/]+/)*"],
  ["**", ".*"],
  ["*", "[^/]*"],
  ["?", "[^/]"],
]);

function toClass(found: string): string | undefined {
  if (found.length < 3 || !found.startsWith("[")) return undefined;
  const listed = found.slice(1, -1);
  const letters = listed.replace(/^[!^]/u, "");
  const start = letters.length < listed.length ? "^/" : "";
  return `[${start}${letters.replace(/[\\[\]^]/gu, "\\$&")}]`;
}

function toChoice(found: string): string | undefined {
  if (found.length < 2 || !found.startsWith("{")) return undefined;
  return `(?:${found.slice(1, -1).split(",").map(toExpression).join("|")})`;
}

function toPlain(found: string): string {
  return found.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}
