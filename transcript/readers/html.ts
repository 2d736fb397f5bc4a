import { Parser } from "htmlparser2";
import type { CueSheet, SourceText, TranscriptReader } from "../cue.ts";
import { findForeignFormat } from "../foreign-format.ts";
import { readPage } from "./read-page.ts";
import { type TextLine, toGap } from "./text-lines.ts";

const page = /<!doctype html|<html[\s>]|<body[\s>]/i;
const closing = /<\/(?:p|div|li|cite|time|h[1-6]|td|span)>/gi;
const skipped = new Set(["script", "style", "noscript", "template", "svg", "nav", "select", "button"]);
const lineTags = new Set(
  "div li tr section article header footer cite time dt dd td th figure main pre".split(" "),
);
const blockTags = new Set("p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote hr body".split(" "));

/** An HTML page: a caption per `<br>`, a paragraph per turn, or `<cite>`, `<time>`, `<p>` (Podcast namespace). */
export const htmlReader: TranscriptReader = {
  name: "html",
  title: "HTML",
  extensions: ["html", "htm"],
  detect: detectHtml,
  read: readHtml,
};

function detectHtml({ text }: SourceText): number {
  const head = text.slice(0, 5000);
  if (!head.trimStart().startsWith("<") || findForeignFormat(head) !== undefined) return 0;
  if (page.test(head)) return 0.8;
  return (head.match(closing)?.length ?? 0) >= 2 ? 0.6 : 0;
}

interface State {
  readonly lines: TextLine[];
  ends: { newlines: number; breaks: number };
  text: string;
  start: number;
  end: number;
  skip: number;
  kind: TextLine["kind"];
  title: string;
}

function readHtml(source: SourceText): CueSheet {
  const state = collectLines(source.text);
  const sheet = readPage(source, state.lines, "html");
  return { ...sheet, title: sheet.title ?? (state.title.trim() === "" ? undefined : state.title) };
}

function collectLines(html: string): State {
  const ends = { newlines: 2, breaks: 0 };
  const state: State = { lines: [], ends, text: "", start: 0, end: 0, skip: 0, kind: undefined, title: "" };
  let inTitle = false;
  const parser = new Parser({
    onopentagname(name) {
      inTitle = name === "title" && state.lines.length === 0;
      openTag(state, name);
    },
    ontext(data) {
      if (inTitle) state.title += data;
      else if (state.skip === 0) addText(state, data, { start: parser.startIndex, end: parser.endIndex + 1 });
    },
    onclosetag(name) {
      if (name === "title") inTitle = false;
      closeTag(state, name);
    },
  });
  parser.write(html);
  parser.end();
  endLine(state);
  return state;
}

function openTag(state: State, name: string): void {
  if (skipped.has(name)) state.skip += 1;
  if (name === "br") {
    endLine(state);
    state.ends.breaks += 1;
  } else breakAt(state, name);
  if (name === "li") state.kind = "bullet";
  if (/^h[1-6]$/.test(name)) state.kind = "heading";
}

function closeTag(state: State, name: string): void {
  if (skipped.has(name)) state.skip = Math.max(0, state.skip - 1);
  if (name === "br") return;
  breakAt(state, name);
  if (name === "li" || /^h[1-6]$/.test(name)) state.kind = undefined;
}

function breakAt(state: State, name: string): void {
  if (!lineTags.has(name) && !blockTags.has(name)) return;
  endLine(state);
  state.ends.newlines = Math.max(state.ends.newlines, blockTags.has(name) ? 2 : 1);
}

function addText(state: State, data: string, place: { readonly start: number; readonly end: number }): void {
  const blank = data.trim() === "";
  if (state.text.trim() === "" && !blank) state.start = place.start + (data.length - data.trimStart().length);
  if (!blank) state.end = place.end - (data.length - data.trimEnd().length);
  state.text += data;
}

function endLine(state: State): void {
  const text = state.text.replace(/\s+/g, " ").trim();
  state.text = "";
  if (text === "") return;
  const { start, end, kind } = state;
  state.lines.push({ text, start, end: Math.max(start, end), gap: toGap(state.ends), kind });
  state.ends = { newlines: 0, breaks: 0 };
}
