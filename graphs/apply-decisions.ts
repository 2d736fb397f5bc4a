import type { StatementCheck, StatementReview } from "../agents/statement.ts";
import type { Thread } from "./call-agent.ts";
import { checkDrafts } from "./check-drafts.ts";
import type { CheckedDraft, CheckedSection } from "./checked-sections.ts";
import type { StatementDecision, WaitingStatement } from "./review-schema.ts";
import type { GraphServices } from "./services.ts";

interface DecidedWork {
  /** Unique in the run. */
  readonly name: string;
  readonly sections: readonly CheckedSection[];
  readonly statements: readonly WaitingStatement[];
  readonly decisions: readonly StatementDecision[];
}

interface AppliedDecisions {
  readonly sections: readonly CheckedSection[];
  /** Corrections that failed their check, for the person to decide on again. */
  readonly waiting: readonly WaitingStatement[];
}

/**
 * Does what a person decided on the failed statements of one task. A corrected one is checked as any other before it is
 * shown; what was not decided is dropped, as it would be without a person.
 */
export async function applyDecisions(
  services: GraphServices,
  thread: Thread,
  work: DecidedWork,
): Promise<AppliedDecisions> {
  const sections = work.sections.map((section) => ({
    ...section,
    kept: [...section.kept],
    failed: [...section.failed],
  }));
  const waiting: WaitingStatement[] = [];
  const corrected = await checkCorrections(services, thread, work);
  for (const statement of work.statements) {
    const decision = work.decisions.find(({ id }) => id === statement.id);
    const section = sections.find(({ kind }) => kind === statement.section);
    if (decision === undefined || section === undefined) continue;
    const again = corrected.get(statement);
    if (again?.fault !== undefined) waiting.push(toWaiting(statement, again, again.fault));
    else settle(section, statement, { decision, again });
  }
  return { sections, waiting };
}

interface Correction extends CheckedDraft {
  /** Why it may not be shown. */
  readonly fault?: string;
}

async function checkCorrections(
  services: GraphServices,
  thread: Thread,
  { name, statements, decisions }: DecidedWork,
): Promise<ReadonlyMap<WaitingStatement, Correction>> {
  const work = statements.flatMap((statement) => {
    const text = decisions.find(({ id }) => id === statement.id)?.text;
    return text === undefined ? [] : [{ statement, draft: { ...statement.draft, text } }];
  });
  const corrections = new Map<WaitingStatement, Correction>();
  if (work.length === 0) return corrections;
  const checked = await checkDrafts(services, thread, {
    task: name,
    model: "person",
    evidence: "found",
    sections: work.map(({ statement, draft }) => ({
      kind: statement.id,
      title: "",
      status: "ok",
      drafts: [draft],
    })),
  });
  for (const [index, { statement, draft }] of work.entries()) {
    const { kept: [held] = [], failed: [failed] = [], note } = checked[index] ?? {};
    if (held !== undefined) corrections.set(statement, held);
    else if (failed !== undefined) corrections.set(statement, { ...failed, fault: failed.reason });
    else corrections.set(statement, toUnchecked(draft, note));
  }
  return corrections;
}

function toUnchecked(draft: CheckedDraft["draft"], note: string | undefined): Correction {
  return {
    draft,
    check: {
      kind: draft.kind,
      verdict: "uncertain",
      confidence: 0,
      changes: [],
      counterEvidence: [],
      flags: [],
      checkedBy: [],
    },
    fault: `it could not be checked${note === undefined ? "" : ` (${note})`}`,
  };
}

function toWaiting(
  statement: WaitingStatement,
  { draft, check }: Correction,
  fault: string,
): WaitingStatement {
  return { ...statement, draft, check, fault, original: statement.original ?? statement.draft.text };
}

interface Settled {
  readonly decision: StatementDecision;
  readonly again: Correction | undefined;
}

function settle(section: CheckedSection, statement: WaitingStatement, { decision, again }: Settled): void {
  const { fault, original = statement.draft.text } = statement;
  const at = section.failed.findIndex(({ draft }) => draft.text === original);
  const [failed] = section.failed.splice(at, at < 0 ? 0 : 1);
  const draft = again?.draft ?? statement.draft;
  const review: StatementReview = {
    decision: decision.decision,
    ...(decision.reason === undefined ? {} : { reason: decision.reason }),
    fault,
    ...(draft.text === original ? {} : { original }),
  };
  if (decision.decision !== "drop") {
    const check = again?.check ?? neverSupported(statement.check);
    section.kept.push({ draft, check, review });
    return;
  }
  // A drop without a word is what happens without a person as well, and leaves no mark.
  if (failed === undefined) return;
  section.failed.splice(at, 0, decision.reason === undefined ? failed : { ...failed, review });
}

/** A person's word is no evidence: a check that failed for another cause than its verdict does not say that it held. */
function neverSupported(check: StatementCheck): StatementCheck {
  const hasHeld = check.verdict === "supported" || check.verdict === "said";
  if (!hasHeld) return check;
  const { form: _, ...rest } = check;
  return { ...rest, verdict: "uncertain" };
}
