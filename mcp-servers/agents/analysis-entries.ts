import type { Analysis } from "../../agents/analysis.ts";
import type { Statement } from "../../agents/statement.ts";
import type { Change } from "../../grounding/schema.ts";
import { speakerFacts } from "../answers/speech-line.ts";
import type { ResponseFormat } from "../arguments/response-format.ts";
import { type Entry, headOf, type Item, placeOf, toShare, toSpoken, toWords } from "./entry.ts";

/** Evidence told of one statement, and the most characters of each: one statement always fits into an answer. */
const told = {
  concise: { evidence: 1, counterEvidence: 1, length: 500 },
  detailed: { evidence: 3, counterEvidence: 2, length: 1_200 },
} as const;
const mostChanges = 8;

/** The statements of an analysis in its order, then its chapters; `detailed` also what was left out, and why. */
export function toAnalysisEntries(analysis: Analysis, format: ResponseFormat): readonly Entry[] {
  const { sections, chapters, dropped, notes } = analysis;
  return [
    ...notes.map((note, index) => toNote(`note-${index + 1}`, note)),
    ...sections.flatMap((section) => [
      ...(section.note === undefined ? [] : [toNote(`${section.kind}-note`, section.note)]),
      ...section.statements.map((statement) => toStatementEntry(statement, format)),
    ]),
    ...chapters.map((chapter, index) => {
      const item = { id: `chapter-${String(index + 1).padStart(2, "0")}`, ...placeOf(chapter) };
      return { item, lines: [`${headOf(item)}${toWords(chapter.title, 200)}`] };
    }),
    ...(format === "concise" ? [] : dropped.map((one) => toDropped(one))),
  ];
}

/** A note that stands for itself. */
export function toNote(id: string, note: string): Entry {
  return { item: { id }, lines: [`${id}: ${toWords(note)}`] };
}

function toStatementEntry(statement: Statement, format: ResponseFormat): Entry {
  const { check, evidence, text, title, translationOf, note } = statement;
  const item = toItem(statement, format);
  const most = told[format];
  const heading = title === undefined ? "" : `${toWords(title, 200)}. `;
  const isOwnWords = evidence.length === 1 && evidence[0]?.text === text;
  const lines = [
    `${headOf(item)}${heading}${toWords(text)}`,
    ...(translationOf === undefined || format === "concise"
      ? []
      : [`  in ${translationOf.language}: ${toWords(translationOf.text)}`]),
    ...(isOwnWords
      ? []
      : evidence.slice(0, most.evidence).map((one) => toSpoken("  spoken", one, most.length))),
    ...check.counterEvidence
      .slice(0, most.counterEvidence)
      .map((one) => toSpoken("  against", one, most.length)),
    ...toChangeLines(check.changes),
    ...[note, format === "detailed" ? check.note : undefined].flatMap((one) =>
      one === undefined ? [] : [`  note: ${toWords(one, most.length)}`],
    ),
  ];
  return { item, lines };
}

/** What differs between the words that are told and those spoken. */
export function toChangeLines(changes: readonly Change[]): string[] {
  return changes
    .slice(0, mostChanges)
    .map(
      ({ kind, quoted, spoken }) =>
        `  changed ${kind}: ${toWords(quoted, 120)} (spoken: ${toWords(spoken, 120)})`,
    );
}

function toItem({ id, check, evidence, speaker }: Statement, format: ResponseFormat): Item {
  const [first] = evidence;
  return {
    id,
    verdict: check.verdict,
    ...(format === "detailed" ? { confidence: toShare(check.confidence) } : {}),
    ...(first === undefined ? {} : placeOf(first)),
    ...speakerFacts(speaker),
    ...(check.flags.length === 0 ? {} : { flags: [...check.flags] }),
  };
}

function toDropped({ statement, reason }: Analysis["dropped"][number]): Entry {
  const item = toItem(statement, "concise");
  return {
    item,
    lines: [`${headOf(item)}${toWords(statement.text)}`, `  left out because: ${toWords(reason, 500)}`],
  };
}
