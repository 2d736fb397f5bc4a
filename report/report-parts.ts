import type { Analysis } from "../agents/analysis.ts";
import type { Statement } from "../agents/statement.ts";
import type { Verification, VerifiedItem } from "../agents/verification.ts";
import type { QuoteCheck } from "../grounding/schema.ts";
import type { Entry, EntryGroup, ReportPart } from "./entry.ts";
import { sectionHeading, type Wording } from "./phrases.ts";
import type { ReportInput } from "./report-input.ts";

type NextAnchor = () => string;

/** The input's results in one shape, the analysis first; anchors count through all of them. */
export function reportParts(input: ReportInput, wording: Wording): ReportPart[] {
  let count = 0;
  const nextAnchor: NextAnchor = () => {
    count += 1;
    return `e${count}`;
  };
  const parts: ReportPart[] = [];
  if (input.analysis !== undefined) parts.push(fromAnalysis(input.analysis, wording, nextAnchor));
  if (input.verification !== undefined) parts.push(fromVerification(input.verification, wording, nextAnchor));
  return parts;
}

function fromAnalysis(analysis: Analysis, wording: Wording, nextAnchor: NextAnchor): ReportPart {
  const groups = analysis.sections.map(
    (section): EntryGroup => ({
      kind: section.kind,
      title: sectionHeading(wording, section.kind) ?? section.title,
      status: section.status,
      ...(section.note === undefined ? {} : { note: section.note }),
      entries: section.statements.map((statement) => fromStatement(statement, nextAnchor())),
    }),
  );
  return {
    name: "analysis",
    status: analysis.status,
    groups,
    notes: analysis.notes,
    dropped: analysis.dropped.map(({ statement, reason }) => ({
      entry: fromStatement(statement, nextAnchor()),
      reason,
    })),
    produced: analysis.produced,
  };
}

function fromStatement(statement: Statement, anchor: string): Entry {
  const { title, paragraph, speaker, note, translationOf } = statement;
  return {
    anchor,
    id: statement.id,
    text: statement.text,
    language: statement.language,
    ...(title === undefined ? {} : { title }),
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(speaker === undefined ? {} : { speaker }),
    evidence: statement.evidence,
    check: statement.check,
    ...(translationOf === undefined ? {} : { counterpart: translationOf }),
    ...(note === undefined ? {} : { note }),
  };
}

function fromVerification(verification: Verification, wording: Wording, nextAnchor: NextAnchor): ReportPart {
  const language = verification.article.language;
  const groups: { title: string; status: "ok"; entries: Entry[] }[] = [];
  for (const item of verification.items) {
    const title = item.section ?? wording.phrases.statements;
    const last = groups.at(-1);
    const entry = fromItem(item, language, nextAnchor());
    if (last?.title === title) last.entries.push(entry);
    else groups.push({ title, status: "ok", entries: [entry] });
  }
  return {
    name: "article",
    status: verification.status,
    groups,
    notes: verification.notes,
    dropped: [],
    produced: verification.produced,
  };
}

/** A quote that was checked by itself, as an entry with that anchor. */
export function entryOfQuote(check: QuoteCheck, anchor: string): Entry {
  return fromItem({ kind: "quote", id: anchor, check }, undefined, anchor);
}

function fromItem(item: VerifiedItem, articleLanguage: string | undefined, anchor: string): Entry {
  const checked = item.kind === "quote" ? item.check.quote : item.check.claim;
  const language = checked.language ?? articleLanguage;
  return {
    anchor,
    id: item.id,
    text: checked.text,
    ...(language === undefined ? {} : { language }),
    ...(checked.speaker === undefined ? {} : { speaker: checked.speaker }),
    evidence: item.check.evidence,
    check: checkOf(item),
    ...(item.translation === undefined ? {} : { counterpart: item.translation }),
  };
}

function checkOf(item: VerifiedItem): Entry["check"] {
  const { confidence, changes, flags, note } = item.check;
  const shared = { confidence, changes, flags, ...(note === undefined ? {} : { note }) };
  if (item.kind === "claim") {
    const { verdict, counterEvidence, checkedBy } = item.check;
    return { kind: "claim", verdict, counterEvidence, checkedBy, ...shared };
  }
  const { verdict, form } = item.check;
  return {
    kind: "quote",
    verdict,
    ...(form === undefined ? {} : { form }),
    counterEvidence: [],
    checkedBy: [],
    ...shared,
  };
}
