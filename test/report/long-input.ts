import type { Analysis } from "../../agents/analysis.ts";
import type { Transcript } from "../../transcript/schema.ts";
import { makeAnalysis, makeCheck, makeStatement } from "./sample-analysis.ts";
import { evidenceFor, makeTranscript } from "./sample-transcript.ts";

const subjects = [
  "The depot",
  "Our timetable",
  "The night crew",
  "A spare axle",
  "The heating",
  "Every ticket",
];
const verbs = ["costs", "needs", "saves", "doubles", "delays", "explains"];
const objects = [
  "eleven days",
  "half the budget",
  "the first car",
  "a longer stop",
  "most complaints",
  "two mechanics",
];

/** A long recording and an analysis with many statements, for size, speed and looks. */
export function makeLongInput(
  segments: number,
  statements: number,
): { transcript: Transcript; analysis: Analysis } {
  const pick = (list: readonly string[], at: number) => list[at % list.length] ?? "";
  const lines = Array.from({ length: segments }, (_, n): [string, string] => [
    pick(["Ines Falk", "Tomasz Rye", "Oona Vint"], Math.floor(n / 9)),
    `${pick(subjects, n)} ${pick(verbs, Math.floor(n / 6))} ${pick(objects, Math.floor(n / 5))}, as item ${n} says`,
  ]);
  const transcript = makeTranscript(lines, 2.9);
  const kinds = ["ideas", "facts", "quotes", "recommendations"];
  const made = Array.from({ length: statements }, (_, n) => {
    const line = lines[(n * 37) % segments]?.[1] ?? "";
    const section = pick(kinds, Math.floor((n * kinds.length) / statements));
    const kind = section === "quotes" ? "quote" : "claim";
    return makeStatement({
      id: `${section}-${n}`,
      section,
      text: `${line}.`,
      evidence: [evidenceFor(transcript, line)],
      check: makeCheck(kind, kind === "quote" ? "said" : "supported"),
    });
  });
  const sections = kinds.map((kind) => ({
    kind,
    title: kind,
    status: "ok" as const,
    statements: made.filter(({ section }) => section === kind),
  }));
  const chapters = [0, 0.2, 0.45, 0.8].map((share, n) => {
    const segment = transcript.segments[Math.floor(share * segments)];
    const id = segment?.id ?? "s0001";
    return {
      title: `Part ${n + 1} of the meeting`,
      segments: [id, id] as [string, string],
      span: { start: 0, end: 1 },
    };
  });
  const base = makeAnalysis(makeTranscript());
  const coverage = {
    read: "proven" as const,
    segments,
    citedSegments: statements,
    citedShare: 0.1,
    unread: [],
  };
  return {
    transcript,
    analysis: { ...base, status: "complete", sections, chapters, coverage, dropped: [], notes: [] },
  };
}
