import type { Evidence } from "../grounding/schema.ts";
import type { Entry, EntryGroup, ReportPart } from "./entry.ts";
import { formatTime } from "./format-time.ts";
import { fill, type Wording, wordingFor } from "./phrases.ts";
import { asidesOf, changesOf, isRepeat, notesOf, remarkOf, remarksOf, titleOf } from "./report-facts.ts";
import type { ReportInput } from "./report-input.ts";
import { reportParts } from "./report-parts.ts";
import { tally, tallyLine } from "./tally.ts";
import { terminalSafe } from "./terminal-safe.ts";
import { type Tone, toneOf } from "./tone.ts";
import { wrapText } from "./wrap-text.ts";

type Style = "bold" | "dim" | Tone;

/** Where texts are printed to, and in whose words. */
export interface Terminal {
  readonly wording: Wording;
  readonly width: number;
  paint(style: Style, text: string): string;
}

/** A tone in one character. */
export const marks: Readonly<Record<Tone, string>> = {
  held: "✓",
  bent: "≠",
  mouth: "⇄",
  false: "✗",
  absent: "∅",
  open: "?",
};

const codes: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  held: [32, 39],
  bent: [33, 39],
  mouth: [35, 39],
  false: [31, 39],
  absent: [31, 39],
  open: [36, 39],
};

/** How texts are printed; `width` is in columns, at least 40. */
export interface TextOptions {
  readonly color: boolean;
  readonly width: number;
}

/** A terminal for words in that language. */
export function createTerminal(language: string, options: TextOptions): Terminal {
  const paint = (style: Style, text: string) =>
    options.color ? `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m` : text;
  return { wording: wordingFor(language), width: Math.max(40, options.width), paint };
}

/**
 * A report for a terminal: sections, statements with verdict, time and evidence, what was dropped, the tally last.
 * Foreign text steers no terminal.
 */
export function renderText(input: ReportInput, options: TextOptions = { color: false, width: 80 }): string {
  const terminal = createTerminal(input.language, options);
  const { wording, paint } = terminal;
  const parts = reportParts(input, wording);
  const blocks = [
    wrapText(safeLine(titleOf(input)), terminal.width).map((line) => paint("bold", line)),
    noteLines(terminal, notesOf(input, parts, wording)),
    ...parts.flatMap((part) => renderPart(terminal, part, parts.length > 1)),
    tallyLines(terminal, input),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

/** What a reader must know first. */
export function noteLines(terminal: Terminal, notes: readonly string[]): string[] {
  return notes.flatMap((note) => indented(terminal, safeLine(note), "! "));
}

/** The line that sums up how much held. */
export function tallyLines({ wording, width, paint }: Terminal, input: ReportInput): string[] {
  return wrapText(tallyLine(tally(input), wording.language), width).map((line) => paint("bold", line));
}

function renderPart(terminal: Terminal, part: ReportPart, isOneOfMany: boolean): string[][] {
  const { phrases } = terminal.wording;
  const dropped = part.dropped.flatMap(({ entry, reason }) => [
    ...indented(terminal, safeLine(entry.text), "  - "),
    ...indented(terminal, safeLine(reason), "    ").map((line) => terminal.paint("dim", line)),
  ]);
  return [
    isOneOfMany ? [terminal.paint("bold", phrases[part.name].toUpperCase())] : [],
    ...part.groups.map((group) => renderGroup(terminal, group)),
    dropped.length === 0 ? [] : [terminal.paint("bold", phrases.dropped), ...dropped],
  ];
}

function renderGroup(terminal: Terminal, group: EntryGroup): string[] {
  const remark = remarkOf(group, terminal.wording);
  return [
    ...wrapText(safeLine(group.title), terminal.width).map((line) => terminal.paint("bold", line)),
    ...(remark === undefined ? [] : indented(terminal, safeLine(remark), "  ")),
    ...group.entries.flatMap((entry) => renderEntry(terminal, entry)),
  ];
}

/** A checked sentence: mark, place and text, then what is to be said of it and the words that were spoken. */
export function renderEntry(terminal: Terminal, entry: Entry): string[] {
  const { phrases } = terminal.wording;
  const tone = toneOf(entry.check.verdict);
  const title = entry.title === undefined ? "" : `${safeLine(entry.title)}. `;
  const speaker = entry.speaker === undefined ? "" : ` — ${safeLine(entry.speaker)}`;
  const place = placeOf(entry.evidence[0] ?? entry.check.counterEvidence[0]);
  const [first = "", ...rest] = indented(
    terminal,
    `${place}${title}${safeLine(entry.text)}${speaker}`,
    "  x ",
  );
  const aside = [phrases.verdicts[entry.check.verdict], ...asidesOf(entry, terminal.wording)].join(", ");
  const isHeld = tone === "held";
  return [
    `  ${terminal.paint(tone, marks[tone])}${first.slice(3)}`,
    ...rest,
    ...(isHeld ? [] : indented(terminal, safeLine(aside), "    ").map((line) => terminal.paint(tone, line))),
    ...detailsOf(terminal, entry).flatMap((detail) =>
      indented(terminal, detail, "    ").map((line) => terminal.paint("dim", line)),
    ),
  ];
}

function detailsOf({ wording }: Terminal, entry: Entry): string[] {
  const { phrases } = wording;
  const { counterpart } = entry;
  const label =
    counterpart?.by === undefined ? phrases.original : fill(phrases.translatedBy, { by: counterpart.by });
  return [
    ...(counterpart === undefined ? [] : [safeLine(`${label}: ${counterpart.text}`)]),
    ...(isRepeat(entry) ? [] : entry.evidence.map((evidence) => `> ${spokenLine(evidence)}`)),
    ...entry.check.counterEvidence.map((evidence) => `> ${phrases.against} ${spokenLine(evidence)}`),
    ...changesOf(entry).map(({ kind, spoken, quoted }) =>
      safeLine(`${phrases.changes[kind]}: ${spoken || "∅"} → ${quoted || "∅"}`),
    ),
    ...remarksOf(entry, wording).map(safeLine),
  ];
}

function spokenLine(evidence: Evidence): string {
  const speaker = evidence.speaker === undefined ? "" : `${safeLine(evidence.speaker)}: `;
  return `${placeOf(evidence)}${speaker}${safeLine(evidence.text)}`;
}

function placeOf(evidence: Evidence | undefined): string {
  if (evidence === undefined) return "";
  return evidence.start === undefined
    ? `[${safeLine(evidence.segments[0])}] `
    : `${formatTime(evidence.start)} `;
}

function indented(terminal: Terminal, text: string, lead: string): string[] {
  const blank = " ".repeat(lead.length);
  return wrapText(text, terminal.width - lead.length).map((line, at) => `${at === 0 ? lead : blank}${line}`);
}

function safeLine(text: string): string {
  return terminalSafe(text).replace(/\s+/g, " ");
}
