import { decodeEntities } from "../transcript/readers/decode-entities.ts";

const unseen =
  /<![a-z][^>]{0,2000}>|<!--[\s\S]*?(?:-->|$)|<(script|style|template|head|nav|noscript)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const breaks =
  /<\/?(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|tr|table|section|article|main|blockquote|figure|header|footer|body|html)\b[^>]{0,2000}>/gi;

/** Lines of an article as a person reads them: of HTML without what a browser does not show, else as they are. Never two blank ones in a row. */
export function plainLines(text: string): string[] {
  const readable = looksLikeHtml(text) ? readHtml(text) : text;
  const lines = readable
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => line.trimEnd());
  const kept = lines.filter((line, index) => line !== "" || (lines[index - 1] ?? "") !== "");
  return kept.at(-1) === "" ? kept.slice(0, -1) : kept;
}

function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<!doctype html|<html\b|<(?:body|article|main|div|p|h1)\b[^>]{0,2000}>)/i.test(
    text.slice(0, 500),
  );
}

function readHtml(text: string): string {
  const shown = text
    .replace(/\s+/g, " ")
    .replace(unseen, " ")
    .replace(/<br\b[^>]{0,2000}>/gi, "\n")
    .replace(/<q\b[^>]{0,2000}>/gi, "“")
    .replace(/<\/q>/gi, "”")
    .replace(/<li\b[^>]{0,2000}>/gi, "\n- ")
    .replace(breaks, "\n\n")
    .replace(/<\/?[a-z][^>]{0,2000}>/gi, "");
  return decodeEntities(shown).replaceAll("\u00a0", " ").replace(/\n +/g, "\n").replace(/^\s+/, "");
}
