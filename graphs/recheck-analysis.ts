import { isDeepStrictEqual } from "node:util";
import { Analysis, type Section } from "../agents/analysis.ts";
import { checkBuiltin as checkClaim } from "../agents/fact-checker/check-builtin.ts";
import { maySupport } from "../agents/fact-checker/merge-verdict.ts";
import { checkBuiltin as checkQuote } from "../agents/quote-verifier/check-builtin.ts";
import type { Recording } from "../agents/recording.ts";
import type { Statement, StatementCheck } from "../agents/statement.ts";
import { findTranslationProblem } from "../agents/translator/find-translation-problem.ts";
import { OnrecordError } from "../errors.ts";
import { type Evidence, toEvidence } from "../grounding/index.ts";
import { chaptersOf, citedOf, isWhole, speakerOf, toTranscriptRef } from "./assemble-analysis.ts";
import { findFault, fromClaimCheck, fromQuoteCheck } from "./check-drafts.ts";

/** A statement after its second check; `reason`: why it may not be shown. */
interface Rechecked {
  readonly statement: Statement;
  readonly reason?: string;
}

/**
 * An analysis that another machine made, held to the recording as it stands here. Evidence that is not, to the letter,
 * what the recording has at its place refuses the whole: throws `bad_answer`. Every quote, and every claim that the
 * built-in engine judged, is checked again and bears the check of this machine; a model's verdict on a claim stands
 * where the engine leaves room for it. What does not hold is dropped, with the reason. Chapters, speakers and what is
 * cited are made anew.
 */
export function recheckAnalysis(recording: Recording, answer: Analysis): Analysis {
  const { transcript } = recording;
  refuseForeign(recording, answer);
  const sections: Section[] = [];
  const fallen: Analysis["dropped"] = [];
  for (const section of answer.sections) {
    const before = answer.dropped.filter(({ statement }) => statement.section === section.kind).length;
    const rechecked = section.statements.map((statement) => recheck(recording, statement));
    const kept = rechecked.filter(({ reason }) => reason === undefined).map(({ statement }) => statement);
    const status = kept.length === 0 && section.status === "ok" ? "empty" : section.status;
    sections.push({ ...section, status, statements: kept });
    const failed = rechecked.flatMap(({ statement, reason }) =>
      reason === undefined ? [] : [{ statement, reason }],
    );
    fallen.push(
      ...failed.map(({ statement, reason }, index) => ({
        statement: { ...statement, id: `${section.kind}-dropped-${twoDigits(before + index + 1)}` },
        reason: `the server showed it, but ${reason}`,
      })),
    );
  }
  const statements = sections.flatMap((section) => section.statements);
  const dropped = answer.dropped.map(({ statement, reason }) => ({
    statement: recheck(recording, statement).statement,
    reason,
  }));
  return Analysis.parse({
    ...answer,
    transcript: toTranscriptRef(transcript),
    status: isWhole(sections, answer.coverage) ? "complete" : "partial",
    sections,
    chapters: chaptersOf(recording),
    coverage: { ...answer.coverage, ...citedOf(transcript, statements) },
    dropped: [...dropped, ...fallen],
  });
}

/** Throws for an analysis of another recording, of another reading of it, or with words that are not in it. */
function refuseForeign({ transcript }: Recording, answer: Analysis): void {
  const { sha256, readerVersion } = answer.transcript;
  if (sha256 !== transcript.sha256) throw refused("is of another recording");
  if (readerVersion !== transcript.readerVersion) {
    throw refused(
      `is of another reading of the recording (version ${readerVersion.slice(0, 20)}, here ${transcript.readerVersion})`,
    );
  }
  const all = [
    ...answer.sections.flatMap((section) => section.statements),
    ...answer.dropped.map(({ statement }) => statement),
  ];
  for (const { id, evidence, check, review } of all) {
    if (review !== undefined) throw refused("claims that a person looked it over");
    const isExact = [...evidence, ...check.counterEvidence].every((part) => isInRecording(part));
    if (!isExact) throw refused(`cites words that the recording does not have there (${id.slice(0, 40)})`);
  }
  if (answer.review !== undefined) throw refused("claims that a person looked it over");
  if (!answer.coverage.unread.every((part) => isInRecording(part))) {
    throw refused("tells of stretches that the recording does not have");
  }

  function isInRecording(part: Evidence): boolean {
    return isDeepStrictEqual(part, toEvidence(transcript, part.span));
  }
}

function refused(fault: string): OnrecordError {
  return new OnrecordError(
    `The server's analysis ${fault}; nothing of it is shown. Use the same version of onrecord on both sides, or run without --server.`,
    { code: "bad_answer" },
  );
}

function recheck(recording: Recording, answered: Statement): Rechecked {
  const { speaker: _, ...rest } = answered;
  const speaker = speakerOf(answered);
  const text = answered.translationOf?.text ?? answered.text;
  const { check, reason } = checkAgain(recording, text, answered.check);
  const statement: Statement = { ...rest, ...(speaker === undefined ? {} : { speaker }), check };
  const problem =
    answered.translationOf === undefined ? undefined : findTranslationProblem(text, answered.text);
  const fault = reason ?? findFault(statement, check) ?? problem;
  return { statement, ...(fault === undefined ? {} : { reason: fault }) };
}

function checkAgain(
  recording: Recording,
  text: string,
  answered: StatementCheck,
): { readonly check: StatementCheck; readonly reason?: string } {
  if (answered.kind === "quote") {
    return { check: fromQuoteCheck(checkQuote(recording, { quote: { text } })) };
  }
  const base = checkClaim(recording, { claim: { text } });
  const own = fromClaimCheck(base);
  if (answered.checkedBy.every((by) => by === "builtin")) return { check: own };
  const { verdict, confidence, counterEvidence, checkedBy, note } = answered;
  const check = {
    ...own,
    verdict,
    confidence,
    counterEvidence,
    checkedBy,
    ...(note === undefined ? {} : { note }),
  };
  if (verdict !== "supported" || maySupport(base)) return { check };
  return { check, reason: "the check of this machine does not bear it out" };
}

function twoDigits(index: number): string {
  return String(index).padStart(2, "0");
}
