import type { Analysis, Coverage, PlanReview, Section, TranscriptRef } from "../agents/analysis.ts";
import type { Draft } from "../agents/draft.ts";
import { factChecker } from "../agents/fact-checker/agent.ts";
import { quoteVerifier } from "../agents/quote-verifier/agent.ts";
import type { Recording } from "../agents/recording.ts";
import { router } from "../agents/router/agent.ts";
import type { Plan } from "../agents/router/schema.ts";
import type { Statement, StatementReview } from "../agents/statement.ts";
import { summarizer } from "../agents/summarizer/agent.ts";
import type { ReadingCoverage } from "../agents/summarizer/schema.ts";
import { translator } from "../agents/translator/agent.ts";
import { type Evidence, extractChapters, toEvidence } from "../grounding/index.ts";
import type { Transcript } from "../transcript/schema.ts";
import { type AgentModels, isBuiltin, producersOf } from "./agent-models.ts";
import type { CheckedDraft, CheckedSection } from "./checked-sections.ts";
import type { Translations } from "./translations.ts";

interface Parts {
  readonly plan: Plan;
  readonly models: AgentModels;
  readonly sections: readonly CheckedSection[];
  readonly coverage: ReadingCoverage;
  readonly translations: Translations | undefined;
  /** What a person decided about the plan, if one was asked. */
  readonly planReview: PlanReview | undefined;
}

/** Puts an analysis together in the recipe's order. Holds no clock, so the same parts give the same bytes. */
export function assembleAnalysis(recording: Recording, parts: Parts): Analysis {
  const { transcript } = recording;
  const sections = parts.plan.order
    .map((kind) => parts.sections.find((section) => section.kind === kind))
    .filter((section) => section !== undefined);
  const shown = sections.map((section) => toSection(section, transcript, parts));
  const statements = shown.flatMap((section) => section.statements);
  return {
    schema: "onrecord/analysis@1",
    transcript: toTranscriptRef(transcript),
    recipe: parts.plan.recipe ?? "own",
    language: parts.plan.language,
    status: isWhole(shown, parts.coverage) ? "complete" : "partial",
    sections: shown,
    chapters: chaptersOf(recording),
    coverage: coverageOf(transcript, statements, parts.coverage),
    dropped: sections.flatMap((section) =>
      section.failed.map(({ reason, ...checked }, index) => ({
        statement: toStatement(checked, section, {
          index,
          transcript,
          id: `${section.kind}-dropped`,
        }),
        reason,
      })),
    ),
    notes: notesOf(parts),
    produced: producedBy(parts),
    ...reviewOf(parts),
  };
}

/** A plan that was let pass without a word gives the analysis that there would be without a person. */
function reviewOf({ planReview }: Parts): Pick<Analysis, "review"> {
  const isSilent = planReview?.decision === "approve" && planReview.reason === undefined;
  return planReview === undefined || isSilent ? {} : { review: { plan: planReview } };
}

/** What names a recording in a result. */
export function toTranscriptRef(transcript: Transcript): TranscriptRef {
  const { id, sha256, readerVersion, title, language, duration } = transcript;
  return {
    id,
    sha256,
    readerVersion,
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
    ...(duration === undefined ? {} : { duration }),
    segments: transcript.segments.length,
    uri: transcript.source.uri,
  };
}

/** The chapters of a recording, as they stand in an analysis. */
export function chaptersOf(recording: Recording): Analysis["chapters"] {
  return extractChapters(recording.evidence()).map(toChapter);
}

function toChapter(chapter: Analysis["chapters"][number]): Analysis["chapters"][number] {
  const { title, segments, span, start, end } = chapter;
  return {
    title,
    segments,
    span,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  };
}

function toSection(section: CheckedSection, transcript: Transcript, parts: Parts): Section {
  const { kind, title, status, note } = section;
  const statements = section.kept.map((checked, index) =>
    translateStatement(toStatement(checked, section, { index, transcript, id: kind }), parts.translations),
  );
  const left = statements.length === 0 && status === "ok" ? "empty" : status;
  return { kind, title, status: left, ...(note === undefined ? {} : { note }), statements };
}

function toStatement(
  { draft, check, review }: CheckedDraft,
  section: CheckedSection,
  place: { readonly index: number; readonly transcript: Transcript; readonly id: string },
): Statement {
  const speaker = speakerOf(draft);
  return {
    id: `${place.id}-${String(place.index + 1).padStart(2, "0")}`,
    section: section.kind,
    ...(draft.title === undefined ? {} : { title: draft.title }),
    ...(draft.paragraph === undefined ? {} : { paragraph: draft.paragraph }),
    text: draft.text,
    language: place.transcript.language ?? "und",
    ...(speaker === undefined ? {} : { speaker }),
    evidence: draft.evidence,
    check,
    ...(review === undefined ? {} : { note: noteOf(review), review }),
    model: section.model,
  };
}

/** For readers of a report, who see the check's verdict beside it. */
function noteOf({ decision, reason, fault }: StatementReview): string {
  const why = reason === undefined ? "" : ` Their reason: ${reason.replace(/\.$/, "")}.`;
  switch (decision) {
    case "keep":
      return `Kept by a person, not by its check: ${fault}.${why}`;
    case "correct":
      return `Corrected by a person, then checked again.${why}`;
    case "drop":
      return `Dropped by a person.${why}`;
    default:
      return decision satisfies never;
  }
}

/** Who alone speaks in the evidence. */
export function speakerOf(draft: Pick<Draft, "evidence">): string | undefined {
  const speakers = new Set(draft.evidence.map((part) => part.speaker));
  return speakers.size === 1 ? [...speakers][0] : undefined;
}

function translateStatement(statement: Statement, translations: Translations | undefined): Statement {
  if (translations === undefined) return statement;
  const find = (source: string) => translations.rows.find((row) => row.source === source);
  const row = find(statement.text);
  if (row?.text === undefined) {
    const problem = `Not translated: ${row?.problem ?? translations.failure ?? "no translator"}.`;
    return {
      ...statement,
      note: statement.note === undefined ? problem : `${statement.note} ${problem}`,
    };
  }
  const title = statement.title === undefined ? undefined : (find(statement.title)?.text ?? statement.title);
  return {
    ...statement,
    text: row.text,
    ...(title === undefined ? {} : { title }),
    language: translations.to,
    translationOf: { text: statement.text, language: statement.language },
    model: `${statement.model}, ${translations.by ?? "translator"}`,
  };
}

/** Whether nothing is missing from an analysis. */
export function isWhole(
  sections: readonly Section[],
  coverage: Pick<Coverage, "unread"> | ReadingCoverage,
): boolean {
  return coverage.unread.length === 0 && sections.every((section) => section.status !== "failed");
}

function coverageOf(
  transcript: Transcript,
  statements: readonly Statement[],
  reading: ReadingCoverage,
): Coverage {
  return {
    read: reading.read,
    ...citedOf(transcript, statements),
    unread: reading.unread.flatMap((ids) => toStretch(transcript, ids)),
  };
}

/** How many of the recording's segments are cited by statements. */
export function citedOf(
  transcript: Transcript,
  statements: readonly Statement[],
): Pick<Coverage, "segments" | "citedSegments" | "citedShare"> {
  const cited = new Set<number>();
  const indexes = new Map(transcript.segments.map((segment, index) => [segment.id, index]));
  for (const { segments } of statements.flatMap((statement) => statement.evidence)) {
    const last = indexes.get(segments[1]) ?? -1;
    for (let index = indexes.get(segments[0]) ?? 0; index <= last; index += 1) cited.add(index);
  }
  const total = transcript.segments.length;
  return {
    segments: total,
    citedSegments: cited.size,
    citedShare: total === 0 ? 0 : Math.round((cited.size / total) * 10_000) / 10_000,
  };
}

function toStretch(transcript: Transcript, [first, last]: readonly [string, string]): Evidence[] {
  const from = transcript.segments.find(({ id }) => id === first);
  const to = transcript.segments.find(({ id }) => id === last);
  if (from === undefined || to === undefined) return [];
  return [toEvidence(transcript, { start: from.span.start, end: to.span.end })];
}

function notesOf(parts: Parts): string[] {
  const { translations } = parts;
  const failure = translations?.failure;
  const refused = translations?.rows.filter((row) => row.text === undefined).length ?? 0;
  return [
    ...parts.plan.notes,
    ...(failure === undefined ? [] : [`The translation failed: ${failure}`]),
    ...(failure !== undefined || refused === 0
      ? []
      : [
          `${refused} statements stay in ${translations?.from ?? "their language"}: their translation failed its check.`,
        ]),
  ];
}

function producedBy({ models, translations }: Parts): Analysis["produced"] {
  const made = producersOf(models, [router, summarizer, factChecker, quoteVerifier]);
  const by = translations?.by;
  if (by === undefined) return made;
  const promptVersion = isBuiltin(models, "translator") ? "builtin" : translator.promptVersion;
  return [...made, { agent: "translator", model: by, promptVersion }];
}
