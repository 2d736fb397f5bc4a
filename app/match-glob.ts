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

const piece = /\*\*\/|\*\*|\*|\?|\[[!^]?[^\]/]+\]|\{[^{}/]*\}|[^]/gu;

function toExpression(pattern: string): string {
  return pattern.replace(piece, (found) => {
    if (found === "**/") return "(?:[^/]+/)*";
    if (found === "**") return ".*";
    if (found === "*") return "[^/]*";
    if (found === "?") return "[^/]";
    if (found.length > 2 && found.startsWith("[")) {
      const inner = found.slice(1, -1).replace(/^[!^]/u, "");
      return `[${inner.length < found.length - 2 ? "^/" : ""}${inner.replace(/[\\[\]^]/gu, "\\$&")}]`;
    }
    if (found.length > 1 && found.startsWith("{")) {
      return `(?:${found.slice(1, -1).split(",").map(toExpression).join("|")})`;
    }
    return found.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
  });
}
