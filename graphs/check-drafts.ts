import type { Draft, SectionDraft } from "../agents/draft.ts";
import { factChecker } from "../agents/fact-checker/agent.ts";
import { quoteVerifier } from "../agents/quote-verifier/agent.ts";
import type { StatementCheck } from "../agents/statement.ts";
import type { ClaimCheck, Evidence, QuoteCheck } from "../grounding/index.ts";
import { callAgent, type Thread } from "./call-agent.ts";
import type { CheckedSection } from "./checked-sections.ts";
import type { GraphServices } from "./services.ts";

/** Where drafts come from: the task they were written in and the model that wrote them. */
export interface DraftSource {
  readonly task: string;
  readonly model: string;
}

/** A draft's check, and the lines that it found. */
interface FoundCheck {
  readonly check: StatementCheck;
  readonly evidence: readonly Evidence[];
}

/**
 * Checks every draft of a task: quotes by the quote-verifier, claims by the fact-checker. With `evidence` as `found` a
 * draft is shown with the lines that its check found, where there are any, and not with those that it came with.
 */
export async function checkDrafts(
  services: GraphServices,
  thread: Thread,
  work: DraftSource & { readonly sections: readonly SectionDraft[]; readonly evidence?: "found" },
): Promise<CheckedSection[]> {
  const drafts = work.sections.flatMap((section) => section.drafts);
  const checks = new Map<Draft, FoundCheck>();
  const failures = [
    await checkQuotes(services, thread, {
      ...work,
      drafts: drafts.filter((draft) => draft.kind === "quote"),
      checks,
    }),
    await checkClaims(services, thread, {
      ...work,
      drafts: drafts.filter((draft) => draft.kind === "claim"),
      checks,
    }),
  ].filter((failure) => failure !== undefined);
  return work.sections.map((section) => sortSection(section, work, { checks, failures }));
}

interface Batch extends DraftSource {
  readonly drafts: readonly Draft[];
  readonly checks: Map<Draft, FoundCheck>;
}

async function checkQuotes(
  services: GraphServices,
  thread: Thread,
  batch: Batch,
): Promise<string | undefined> {
  if (batch.drafts.length === 0) return undefined;
  const input = { quotes: batch.drafts.map((draft) => ({ quote: { text: draft.text } })) };
  const call = { agent: quoteVerifier, input, task: `quotes:${batch.task}` };
  const result = await callAgent(services, thread, call);
  if (result.status === "failed") return result.message;
  for (const [index, draft] of batch.drafts.entries()) {
    const check = result.output.checks[index];
    if (check !== undefined)
      batch.checks.set(draft, { check: fromQuoteCheck(check), evidence: check.evidence });
  }
  return undefined;
}

async function checkClaims(
  services: GraphServices,
  thread: Thread,
  batch: Batch,
): Promise<string | undefined> {
  if (batch.drafts.length === 0) return undefined;
  const input = { claims: batch.drafts.map((draft) => ({ claim: { text: draft.text } })) };
  const call = { agent: factChecker, input, task: `claims:${batch.task}` };
  const result = await callAgent(services, thread, call);
  if (result.status === "failed") return result.message;
  for (const [index, draft] of batch.drafts.entries()) {
    const check = result.output.checks[index];
    if (check !== undefined)
      batch.checks.set(draft, { check: fromClaimCheck(check), evidence: check.evidence });
  }
  return undefined;
}

/** A quote's check as a statement bears it. */
export function fromQuoteCheck(check: QuoteCheck): StatementCheck {
  return {
    kind: "quote",
    verdict: check.verdict,
    ...(check.form === undefined ? {} : { form: check.form }),
    confidence: check.confidence,
    changes: check.changes,
    counterEvidence: [],
    flags: check.flags,
    checkedBy: ["builtin"],
    ...(check.note === undefined ? {} : { note: check.note }),
  };
}

/** A claim's check as a statement bears it. */
export function fromClaimCheck(check: ClaimCheck): StatementCheck {
  return {
    kind: "claim",
    verdict: check.verdict,
    confidence: check.confidence,
    changes: check.changes,
    counterEvidence: check.counterEvidence,
    flags: check.flags,
    checkedBy: check.checkedBy,
    ...(check.note === undefined ? {} : { note: check.note }),
  };
}

function sortSection(
  section: SectionDraft,
  { model, evidence }: { readonly model: string; readonly evidence?: "found" },
  found: { readonly checks: ReadonlyMap<Draft, FoundCheck>; readonly failures: readonly string[] },
): CheckedSection {
  const { drafts, ...base } = section;
  const kept: CheckedSection["kept"] = [];
  const failed: CheckedSection["failed"] = [];
  for (const written of drafts) {
    const one = found.checks.get(written);
    if (one === undefined) continue;
    const { check } = one;
    const isReplaced = evidence === "found" && one.evidence.length > 0;
    const draft = isReplaced ? { ...written, evidence: [...one.evidence] } : written;
    const reason = findFault(draft, check);
    if (reason === undefined) kept.push({ draft, check });
    else failed.push({ draft, check, reason });
  }
  const unchecked = drafts.length - kept.length - failed.length;
  if (unchecked === 0) return { ...base, model, kept, failed };
  const note = `${unchecked} statements could not be checked and are not shown. ${found.failures.join(" ")}`;
  return { ...base, status: "failed", note, model, kept, failed };
}

/** Why a checked draft may not be shown; `undefined` when it may. */
export function findFault(draft: Pick<Draft, "evidence">, check: StatementCheck): string | undefined {
  if (draft.evidence.length === 0) return "no line of the recording was found for it";
  if (check.flags.includes("taken_back")) return "its speaker takes it back later";
  switch (check.verdict) {
    case "said":
    case "supported":
      return undefined;
    case "uncertain":
      return check.kind === "claim"
        ? undefined
        : "the recording does not settle whether these words were said";
    case "altered":
      return `its words differ from what was said (${check.changes.map((change) => change.kind).join(", ")})`;
    case "misattributed":
      return "another speaker said it";
    case "not_said":
      return "these words were not found in the recording";
    case "overstated":
      return "it says more than the recording does";
    case "contradicted":
      return "the recording says otherwise";
    case "not_in_source":
      return "the recording does not say it";
    default:
      return check.verdict satisfies never;
  }
}
