import { formatClock } from "../transcript/format-clock.ts";
import { plainLines } from "./article-lines.ts";
import type { Entry } from "./entry.ts";
import {
  createTerminal,
  marks,
  noteLines,
  renderEntry,
  renderText,
  type Terminal,
  type TextOptions,
  tallyLines,
} from "./render-text.ts";
import { notesOf } from "./report-facts.ts";
import type { ReportInput } from "./report-input.ts";
import { reportParts } from "./report-parts.ts";
import { terminalSafe } from "./terminal-safe.ts";
import { toneOf } from "./tone.ts";
import { wrapText } from "./wrap-text.ts";

// Private characters, taken out of the article first: they hold a mark together until its line is wrapped.
const [open, close, blank] = ["\ue000", "\ue001", "\ue002"];
const held = new RegExp(`${open}([^${close}]*)${close}`, "g");
const own = new RegExp(`[${open}${close}${blank}]`, "g");
/** A mark before quotation marks and emphasis that belong to the words. */
const early = new RegExp(
  `((?:${open}\\d+${close})+)((?:[,.;:!?…]?\\s?[»›]|[,.;:!?…]?["”“«’'」』)*_]){1,4})`,
  "g",
);
const bullet = /^\s*(?:(?:[-*+•>]|\d{1,3}[.)])\s+)*/;

/**
 * The article itself for a terminal, with a mark behind each quote and statement that was checked, under each
 * paragraph what did not hold with the words that were spoken and their seconds, and the tally last.
 */
export function renderMarkedArticle(
  input: ReportInput,
  options: TextOptions = { color: false, width: 80 },
): string {
  const { verification } = input;
  if (verification === undefined || verification.items.some(({ span }) => span === undefined))
    return renderText(input, options);
  const terminal = createTerminal(input.language, options);
  const { analysis: _, ...article } = input;
  const parts = reportParts(article, terminal.wording);
  const entries = parts.flatMap(({ groups }) => groups.flatMap((group) => group.entries));
  const ends = verification.items.map(({ span }) => span?.end ?? 0);
  const blocks = [
    noteLines(terminal, notesOf(input, parts, terminal.wording)),
    articleLines(terminal, plainLines(markEnds(verification.article.text, ends)).map(pastClosing), entries),
    tallyLines(terminal, input),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

/** The text with the number of each item behind its end. */
function markEnds(text: string, ends: readonly number[]): string {
  const clean = text.replace(own, " ");
  const places = ends.map((at, index) => ({ at, index }));
  places.sort((one, other) => one.at - other.at || one.index - other.index);
  let marked = "";
  let from = 0;
  for (const { at, index } of places) {
    marked += `${clean.slice(from, at)}${open}${index}${close}`;
    from = at;
  }
  return marked + clean.slice(from);
}

function pastClosing(line: string): string {
  return line.replace(early, "$2$1");
}

function articleLines(terminal: Terminal, source: readonly string[], entries: readonly Entry[]): string[] {
  const lines: string[] = [];
  let waiting: Entry[] = [];
  source.forEach((line, index) => {
    const found = [...line.matchAll(held)].flatMap(([, number]) => entries[Number(number)] ?? []);
    lines.push(...markedLine(terminal, line, entries));
    waiting.push(...found.filter(needsMore));
    if (waiting.length === 0 || !endsParagraph(line, source[index + 1])) return;
    lines.push(...waiting.flatMap((entry) => renderEntry(terminal, entry)));
    waiting = [];
  });
  return [...lines, ...waiting.flatMap((entry) => renderEntry(terminal, entry))];
}

function markedLine(terminal: Terminal, line: string, entries: readonly Entry[]): string[] {
  const safe = terminalSafe(line);
  const lead = bullet.exec(safe)?.[0] ?? "";
  const marked = safe.slice(lead.length).replace(held, (_, number) => {
    const entry = entries[Number(number)];
    return entry === undefined ? "" : ` ${open}${markOf(terminal, entry).replaceAll(" ", blank)}${close}`;
  });
  const wrapped = wrapText(marked, terminal.width - lead.length);
  if (wrapped.length === 0) return [lead.trimEnd()];
  return wrapped.map((text, at) => {
    const painted = text.replace(held, (_, mark: string) => paintMark(terminal, mark.replaceAll(blank, " ")));
    return `${at === 0 ? lead : " ".repeat(lead.length)}${painted.replace(own, " ")}`;
  });
}

/** `[✓ 02:10]`; what did not hold is said in a word: `[≠ altered 02:10]`. */
function markOf({ wording }: Terminal, { check, evidence }: Entry): string {
  const tone = toneOf(check.verdict);
  const place = evidence[0] ?? check.counterEvidence[0];
  const at =
    place === undefined ? [] : [place.start === undefined ? place.segments[0] : formatClock(place.start)];
  const verdict = tone === "held" ? [] : [wording.phrases.verdicts[check.verdict]];
  return `[${[marks[tone], ...verdict, ...at].join(" ")}]`;
}

function paintMark(terminal: Terminal, mark: string): string {
  const tone = (["held", "bent", "mouth", "false", "absent", "open"] as const).find(
    (each) => marks[each] === mark.charAt(1),
  );
  return tone === undefined ? mark : terminal.paint(tone, mark);
}

/** What did not hold, and a quote whose words were other ones than those in quotation marks. */
function needsMore({ check }: Entry): boolean {
  return toneOf(check.verdict) !== "held" || (check.kind === "quote" && check.form !== "verbatim");
}

/** Lines that a text was wrapped into belong together; each item of a list stands alone. */
function endsParagraph(line: string, next: string | undefined): boolean {
  if (next === undefined || next.trim() === "") return true;
  const isNew = (bullet.exec(next)?.[0] ?? "").trim() !== "" || next.startsWith("#");
  return isNew || /[.!?…:。]["”“»«’'›」』)*_]{0,6}$/.test(line.replace(held, "").trimEnd());
}
