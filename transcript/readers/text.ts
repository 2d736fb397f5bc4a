import type { CueSheet, SourceText, TranscriptReader } from "../cue.ts";
import { findForeignFormat } from "../foreign-format.ts";
import { readPage } from "./read-page.ts";
import { splitTextLines } from "./text-lines.ts";

const minWords = 2;

/** Plain text: bare lines or paragraphs, turns, stamped lines, and pasted pages that hold one of them. */
export const textReader: TranscriptReader = {
  name: "text",
  title: "plain text",
  extensions: ["txt", "md"],
  detect: (source) => (isText(source) ? 0.1 : 0),
  read: readText,
};

/** Data of other kinds is text too, but no speech. */
function isText({ text, json }: SourceText): boolean {
  const head = text.slice(0, 2000);
  if (/^\s*(?:\{\s*["}]|\[\s*[[{"\]])/.test(head) || json() !== undefined) return false;
  if (findForeignFormat(head) !== undefined || /^\s*\d+\s*(?:[\r\n].{0,80})?$/.test(text.slice(0, 200)))
    return false;
  const words = head.match(/\p{L}[\p{L}\p{M}\p{N}'’]*|\p{Script=Han}/gu) ?? [];
  return words.length >= minWords || /[\p{Script=Han}\p{Script=Thai}\p{Script=Hiragana}]{3}/u.test(head);
}

function readText(source: SourceText): CueSheet {
  return readPage(source, splitTextLines(source.text), "text");
}
