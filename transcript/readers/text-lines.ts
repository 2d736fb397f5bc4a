import { decodeEntities } from "./decode-entities.ts";

/** One line of text that is not blank; `start` and `end` index the file's text, `gap` is what stands before it. */
export interface TextLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly gap: "br" | "newline" | "blank";
  /** What the file's own markup says of it. */
  readonly kind?: "heading" | "bullet" | undefined;
}

const lineEnd = /<br\s{0,5}\/?>|\r\n?|\n/gi;

/** Lines of a text, ended by newlines or by `<br>` in any spelling. Two ends in a row make a blank line. */
export function splitTextLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  let ends = { newlines: 2, breaks: 0 };
  for (const match of [...text.matchAll(lineEnd), undefined]) {
    const line = trimLine(text, start, match?.index ?? text.length);
    if (line.start < line.end) {
      lines.push({ ...line, gap: toGap(ends) });
      ends = { newlines: 0, breaks: 0 };
    }
    if (match === undefined) break;
    if (match[0].startsWith("<")) ends.breaks += 1;
    else ends.newlines += 1;
    start = match.index + match[0].length;
  }
  return lines;
}

/** What stands between two lines, from the line ends counted there. */
export function toGap({
  newlines,
  breaks,
}: {
  readonly newlines: number;
  readonly breaks: number;
}): TextLine["gap"] {
  if (newlines > 1 || breaks > 1) return "blank";
  return breaks === 1 ? "br" : "newline";
}

function trimLine(text: string, from: number, to: number): { text: string; start: number; end: number } {
  const raw = text.slice(from, to);
  const body = raw.trim();
  const start = body === "" ? to : from + raw.indexOf(body[0] ?? "");
  return { text: decodeEntities(body), start, end: body === "" ? to : start + body.length };
}
