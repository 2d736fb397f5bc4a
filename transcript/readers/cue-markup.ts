import { decodeEntities } from "./decode-entities.ts";
import { parseLooseTime } from "./parse-time.ts";

/** A run of a cue's text between two time stamps. */
export interface Piece {
  readonly text: string;
  readonly time: number | undefined;
}

/** One line of a cue (or a part of it, where the voice changes); `start` and `end` index the file's text. */
export interface CueLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly voice: string | undefined;
  readonly pieces: readonly Piece[];
}

/** Which marks a caption format knows besides tags. */
export type Dialect = "vtt" | "srt";

interface State {
  readonly lines: CueLine[];
  readonly dialect: Dialect;
  pieces: Piece[];
  time: number | undefined;
  voice: string | undefined;
  ruby: "base" | "text";
  start: number;
  end: number;
}

const tagStart = /[<\n\r]|\{\\/g;
const tagName = /^\/?([a-z]*)((?:\.[^\s.>]*)*)(?:[\s](.*))?$/is;

/**
 * Lines of a cue's raw text with its markup gone: tags leave, `<v Name>` gives the voice, `<00:01.000>` a time,
 * ruby text is dropped, entities are decoded. A `<` that opens no tag stays. Linear in the text.
 */
export function parseCueMarkup(raw: string, offset: number, dialect: Dialect): CueLine[] {
  const state: State = {
    lines: [],
    dialect,
    pieces: [],
    time: undefined,
    voice: undefined,
    ruby: "base",
    start: offset,
    end: offset,
  };
  const lastClose = raw.lastIndexOf(">");
  const lastBrace = raw.lastIndexOf("}");
  let position = 0;
  while (position < raw.length) {
    tagStart.lastIndex = position;
    const match = tagStart.exec(raw);
    const next = match?.index ?? raw.length;
    addText(state, raw.slice(position, next), offset + position);
    if (match === null) break;
    position = takeMark(state, { raw, at: next, offset, lastClose, lastBrace });
  }
  endLine(state, offset + raw.length);
  return state.lines;
}

interface Mark {
  readonly raw: string;
  readonly at: number;
  readonly offset: number;
  readonly lastClose: number;
  readonly lastBrace: number;
}

/** Handles the mark at `at` and gives the position after it. */
function takeMark(state: State, mark: Mark): number {
  const { raw, at, offset } = mark;
  const letter = raw[at];
  if (letter === "\n" || letter === "\r") {
    endLine(state, offset + at);
    state.start = offset + at + 1;
    return at + 1;
  }
  const close = closeOf(mark, state.dialect);
  if (close === undefined) {
    addText(state, raw.slice(at, at + 1), offset + at);
    return at + 1;
  }
  if (letter === "<") takeTag(state, raw.slice(at + 1, close), offset + at);
  return close + 1;
}

function closeOf({ raw, at, lastClose, lastBrace }: Mark, dialect: Dialect): number | undefined {
  if (raw[at] === "{") return dialect === "srt" && lastBrace > at ? raw.indexOf("}", at) : undefined;
  if (!/[a-z/\d]/i.test(raw[at + 1] ?? "")) return undefined;
  if (lastClose > at) return raw.indexOf(">", at);
  return /^<v[\s.]/.test(raw.slice(at, at + 3)) ? voiceEnd(raw, at) : undefined;
}

/** An unclosed `<v Name` ends with its line. */
function voiceEnd(raw: string, at: number): number {
  const end = raw.slice(at).search(/[\r\n]/);
  return end === -1 ? raw.length : at + end - 1;
}

function takeTag(state: State, tag: string, at: number): void {
  const time = /^\d/.test(tag) ? parseLooseTime(tag.trim()) : undefined;
  if (time !== undefined) {
    state.time = time;
    return;
  }
  const [, name = "", , annotation = ""] = tagName.exec(tag) ?? [];
  takeElement(state, { name: name.toLowerCase(), annotation, isEnd: tag.startsWith("/") }, at);
}

interface Element {
  readonly name: string;
  readonly annotation: string;
  readonly isEnd: boolean;
}

function takeElement(state: State, { name, annotation, isEnd }: Element, at: number): void {
  if (name === "rt") state.ruby = isEnd ? "base" : "text";
  if (name === "ruby") state.ruby = "base";
  if (name === "br") addText(state, " ", at);
  if (name !== "v") return;
  endLine(state, at);
  state.start = at;
  const voice = decodeEntities(annotation).replace(/\s+/g, " ").trim();
  state.voice = isEnd || voice === "" ? undefined : voice;
}

function addText(state: State, raw: string, at: number): void {
  if (raw === "" || state.ruby === "text") return;
  if (state.pieces.length === 0) state.start = at;
  state.end = at + raw.length;
  const text = decodeEntities(raw);
  const last = state.pieces.at(-1);
  if (last !== undefined && last.time === state.time) {
    state.pieces[state.pieces.length - 1] = { text: last.text + text, time: last.time };
  } else state.pieces.push({ text, time: state.time });
}

function endLine(state: State, at: number): void {
  const text = state.pieces.map((piece) => piece.text).join("");
  if (text.trim() !== "") {
    const { start, end, voice, pieces } = state;
    state.lines.push({ text, start, end: Math.min(end, at), voice, pieces });
  }
  state.pieces = [];
}
