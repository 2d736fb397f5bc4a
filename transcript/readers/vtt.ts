import type { CueSheet, SourceText, TranscriptReader } from "../cue.ts";
import type { Span } from "../schema.ts";
import { splitLines } from "../split-lines.ts";
import { type RawCue, toCaptionCues } from "./caption-cues.ts";
import { parseLooseTime, parseStrictTime } from "./parse-time.ts";

const signature = /^WEBVTT(?![^\s])/;
const timing = /^\s{0,20}([\d:.,]{1,20})\s{0,20}-->\s{0,20}([\d:.,]{1,20})(?![\w:.,])/;
/** Times that break the specification are read when nearly all time lines of the file can be. */
const minReadable = 0.8;

/** WebVTT (W3C), spec-tolerant, and YouTube's rolling captions in it. */
export const vttReader: TranscriptReader = {
  name: "vtt",
  title: "WebVTT",
  extensions: ["vtt"],
  detect: (source) => (signature.test(source.text) ? 1 : 0),
  read: readVtt,
};

interface Block {
  readonly timing: Span;
  readonly from: number;
  readonly to: number;
}

function readVtt(source: SourceText): CueSheet {
  const lines = splitLines(source.text);
  const { header, blocks } = splitBlocks(source, lines);
  const parse = pickTimeParser(source.text, blocks);
  const title = header.get("title") ?? titleOf(source.text);
  const raw = blocks.flatMap((block) => toRawCue(source, block, parse) ?? []);
  const { cues, kind } = toCaptionCues(source, raw, "vtt");
  const format = kind === "rolling" ? "vtt-rolling" : undefined;
  return { format, cues, language: header.get("language"), title };
}

/** The words after the signature (`WEBVTT - Spring meeting`), else a `Title:` line of the first note. */
function titleOf(text: string): string | undefined {
  const signed = /^WEBVTT[ \t]+(?:[-–—:][ \t]*)?(\S.{0,300}?)[ \t]*$/m.exec(text.slice(0, 400))?.[1];
  return signed ?? /^NOTE\s+Title:[ \t]*(\S.{0,300}?)[ \t]*$/im.exec(text.slice(0, 2_000))?.[1];
}

/** The specification's block loop: a block ends at a blank line or before a second time line. */
function splitBlocks(
  source: SourceText,
  lines: readonly Span[],
): { header: Map<string, string>; blocks: Block[] } {
  const { text } = source;
  const header = new Map<string, string>();
  const blocks: Block[] = [];
  let index = readHeader(text, lines, header);
  while (index < lines.length) {
    const end = blockEnd(text, lines, index);
    const first = lines[index];
    const timed = [index, index + 1].find((at) => at < end && isTiming(text, lines[at]));
    if (timed !== undefined) blocks.push(toBlock(lines, timed, end));
    else if (first !== undefined)
      warnOfStray(source, text.slice(first.start, lines[end - 1]?.end), first.start);
    index = end;
    while (index < lines.length && isBlank(lines[index])) index += 1;
  }
  return { header, blocks };
}

function readHeader(text: string, lines: readonly Span[], header: Map<string, string>): number {
  let index = 1;
  for (; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || isBlank(line) || isTiming(text, line)) break;
    const match = /^([A-Za-z-]{1,30})\s?[:=]\s*(.{1,300})$/.exec(text.slice(line.start, line.end));
    if (match?.[1] !== undefined && match[2] !== undefined)
      header.set(match[1].toLowerCase(), match[2].trim());
  }
  while (index < lines.length && isBlank(lines[index])) index += 1;
  return index;
}

function blockEnd(text: string, lines: readonly Span[], from: number): number {
  let seen = 0;
  for (let index = from; index < lines.length; index += 1) {
    if (isBlank(lines[index])) return index;
    if (!isTiming(text, lines[index])) continue;
    if (seen > 0 || index > from + 1) return index;
    seen += 1;
  }
  return lines.length;
}

function toBlock(lines: readonly Span[], timed: number, end: number): Block {
  const line = lines[timed] ?? { start: 0, end: 0 };
  const isBare = timed + 1 >= end;
  const from = isBare ? line.end : (lines[timed + 1]?.start ?? line.end);
  return { timing: line, from, to: isBare ? line.end : (lines[end - 1]?.end ?? line.end) };
}

function warnOfStray(source: SourceText, text: string, at: number): void {
  if (/^(?:NOTE(?=\s|$)|STYLE\s*(?:\n|\r)|REGION\s*(?:\n|\r))/.test(text)) return;
  const shown = text.replace(/\s+/g, " ").slice(0, 80);
  source.warn("no_time_line", `Text without a time line was left out: "${shown}".`, at);
}

function pickTimeParser(text: string, blocks: readonly Block[]): (time: string) => number | undefined {
  const readable = blocks.filter((block) => {
    const match = timing.exec(text.slice(block.timing.start, block.timing.end));
    return match !== null && [match[1], match[2]].every((time) => parseLooseTime(time ?? "") !== undefined);
  });
  return readable.length >= blocks.length * minReadable ? parseLooseTime : parseStrictTime;
}

function toRawCue(
  source: SourceText,
  block: Block,
  parse: (time: string) => number | undefined,
): RawCue | undefined {
  const line = source.text.slice(block.timing.start, block.timing.end);
  const match = timing.exec(line);
  const start = parse(match?.[1] ?? "");
  const end = parse(match?.[2] ?? "");
  if (start !== undefined && end !== undefined) return { start, end, from: block.from, to: block.to };
  const words = source.text.slice(block.from, block.to).replace(/\s+/g, " ").trim().slice(0, 80);
  if (words === "") return undefined;
  source.warn("bad_time", `A cue with an unreadable time was left out: "${words}".`, block.timing.start);
  return undefined;
}

function isTiming(text: string, line: Span | undefined): boolean {
  return line !== undefined && text.slice(line.start, line.end).includes("-->");
}

function isBlank(line: Span | undefined): boolean {
  return line === undefined || line.start === line.end;
}
