import type { Evidence } from "../grounding/schema.ts";
import type { Entry, EntryGroup, ReportPart } from "./entry.ts";
import { escapeMarkdown, quoteYaml } from "./escape-markdown.ts";
import { formatTime } from "./format-time.ts";
import { fill, type Wording, wordingFor } from "./phrases.ts";
import {
  asidesOf,
  changesOf,
  fileNameOf,
  isRepeat,
  kindOf,
  modelsOf,
  notesOf,
  remarkOf,
  remarksOf,
  shownEntries,
  titleOf,
} from "./report-facts.ts";
import type { ReportInput } from "./report-input.ts";
import { reportParts } from "./report-parts.ts";
import { runFacts } from "./run-facts.ts";
import { tallyChecks, tallyLine } from "./tally.ts";

/**
 * A report as Markdown with YAML front matter. Nothing of the content is active in it.
 * Run id, times, seconds and cost stand only between `<!-- run:begin -->` and `<!-- run:end -->`.
 */
export function renderMarkdown(input: ReportInput): string {
  const wording = wordingFor(input.language);
  const parts = reportParts(input, wording);
  const lines = [
    ...frontMatter(input, parts),
    `# ${escapeMarkdown(titleOf(input))}`,
    "",
    `*${kindOf(input, wording)}*`,
    "",
    ...parts.flatMap((part) => [`**${tallyOf(part, wording)}**`, ""]),
    ...runBlock(input, wording),
    ...callout(wording.phrases.notes, notesOf(input, parts, wording)),
    ...parts.flatMap((part) => partLines(part, wording, parts.length > 1)),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function frontMatter(input: ReportInput, parts: readonly ReportPart[]): string[] {
  const { transcript, analysis, verification } = input;
  const fields: [string, string | undefined][] = [
    ["title", titleOf(input)],
    ["kind", analysis === undefined ? "verification" : "analysis"],
    ["source", fileNameOf(transcript.source.uri)],
    ["sha256", transcript.sha256],
    ["transcript", transcript.id],
    ["article", verification && fileNameOf(verification.article.uri)],
    ["recipe", analysis?.recipe],
    ["language", input.language],
    ["status", parts.some(({ status }) => status === "partial") ? "partial" : "complete"],
  ];
  const texts = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${quoteYaml(value)}`],
  );
  const models = modelsOf(parts).map(({ model }) => `  - ${quoteYaml(model)}`);
  return ["---", ...texts, ...(models.length > 0 ? ["models:", ...models] : []), "---", ""];
}

function tallyOf(part: ReportPart, wording: Wording): string {
  return tallyLine(tallyChecks(shownEntries([part]).map(({ check }) => check)), wording.language);
}

function runBlock({ run }: ReportInput, wording: Wording): string[] {
  if (run === undefined) return ["<!-- run:begin -->", "<!-- run:end -->", ""];
  const { facts, columns, rows, tierColumns, tierRows } = runFacts(run, wording);
  return [
    "<!-- run:begin -->",
    "",
    `${wording.phrases.run}: ${facts.map(escapeMarkdown).join(" · ")}`,
    "",
    ...table(columns, rows),
    ...(tierRows.length === 0 ? [] : table(tierColumns, tierRows)),
    "<!-- run:end -->",
    "",
  ];
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [
    tableRow(columns),
    tableRow(columns.map(() => "---")),
    ...rows.map((row) => tableRow(row.map(escapeMarkdown))),
    "",
  ];
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function callout(title: string, notes: readonly string[]): string[] {
  if (notes.length === 0) return [];
  return ["> [!NOTE]", `> **${title}**`, ">", ...notes.map((note) => `> - ${escapeMarkdown(note)}`), ""];
}

function partLines(part: ReportPart, wording: Wording, isOneOfMany: boolean): string[] {
  const level = isOneOfMany ? "###" : "##";
  return [
    ...(isOneOfMany ? [`## ${wording.phrases[part.name]}`, ""] : []),
    ...part.groups.flatMap((group) => groupLines(group, wording, level)),
    ...droppedLines(part, wording, level),
  ];
}

function groupLines(group: EntryGroup, wording: Wording, level: string): string[] {
  const remark = remarkOf(group, wording);
  return [
    `${level} ${escapeMarkdown(group.title)}`,
    "",
    ...(remark === undefined ? [] : [`*${escapeMarkdown(remark)}*`, ""]),
    ...group.entries.flatMap((entry) => entryLines(entry, wording)),
    ...(group.entries.length > 0 ? [""] : []),
  ];
}

function entryLines(entry: Entry, wording: Wording): string[] {
  const { phrases } = wording;
  const title = entry.title === undefined ? "" : `**${escapeMarkdown(entry.title)}.** `;
  const time = placeOf(entry.evidence[0] ?? entry.check.counterEvidence[0]);
  const speaker = entry.speaker === undefined ? "" : ` — ${escapeMarkdown(entry.speaker)}`;
  const text = escapeMarkdown(entry.text);
  const said = entry.check.kind === "quote" ? `“${text.replace(/^["“”«»]+|["“”«»]+$/g, "")}”` : text;
  const first = [`- ${title}${said}${speaker}${time} · **${phrases.verdicts[entry.check.verdict]}**`];
  const aside = asidesOf(entry, wording).map(escapeMarkdown).join(", ");
  return [
    `${first.join("")}${aside === "" ? "" : ` (${aside})`}`,
    ...counterpartLines(entry, wording),
    ...evidenceLines(entry, wording),
    ...detailLines(entry, wording),
  ];
}

function counterpartLines({ counterpart }: Entry, { phrases }: Wording): string[] {
  if (counterpart === undefined) return [];
  const label =
    counterpart.by === undefined ? phrases.original : fill(phrases.translatedBy, { by: counterpart.by });
  return [`  - ${escapeMarkdown(label)}: ${escapeMarkdown(counterpart.text)}`];
}

function evidenceLines(entry: Entry, { phrases }: Wording): string[] {
  const against = entry.check.counterEvidence.map((evidence) =>
    quoteLine(evidence, `**${phrases.against}** `),
  );
  if (entry.evidence.length === 0 && against.length === 0) return [`  - *${phrases.noEvidence}*`];
  const support = isRepeat(entry) ? [] : entry.evidence.map((evidence) => quoteLine(evidence, ""));
  const quotes = [...support, ...against];
  // A blank quoted line keeps them apart; without it they would run together.
  return quotes.flatMap((line, index) => (index === 0 ? [line] : ["  >", line]));
}

function quoteLine(evidence: Evidence, label: string): string {
  const speaker = evidence.speaker === undefined ? "" : `**${escapeMarkdown(evidence.speaker)}** `;
  return `  > ${label}${placeOf(evidence).trim()} ${speaker}${escapeMarkdown(evidence.text)}`;
}

function detailLines(entry: Entry, wording: Wording): string[] {
  const changes = changesOf(entry).map(({ kind, spoken, quoted }) => {
    const both = [spoken, quoted].map((text) => (text === "" ? "∅" : escapeMarkdown(text))).join(" → ");
    return `  - ${wording.phrases.changes[kind]}: ${both}`;
  });
  return [...changes, ...remarksOf(entry, wording).map((remark) => `  - ${escapeMarkdown(remark)}`)];
}

function placeOf(evidence: Evidence | undefined): string {
  if (evidence === undefined) return "";
  return evidence.start === undefined
    ? ` [${escapeMarkdown(evidence.segments[0])}]`
    : ` ${formatTime(evidence.start)}`;
}

function droppedLines(part: ReportPart, wording: Wording, level: string): string[] {
  if (part.dropped.length === 0) return [];
  return [
    `${level} ${wording.phrases.dropped}`,
    "",
    wording.phrases.droppedIntro,
    "",
    ...part.dropped.map(
      ({ entry, reason }) => `- ${escapeMarkdown(entry.text)} · *${escapeMarkdown(reason)}*`,
    ),
    "",
  ];
}
