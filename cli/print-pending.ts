import type { PendingReview } from "../app/app.ts";
import type { WaitingStatement } from "../graphs/review-schema.ts";
import { terminalSafe } from "../report/terminal-safe.ts";
import type { Colors } from "./colors.ts";
import { renderPlan } from "./print-plan.ts";
import { renderEvidence } from "./print-segment.ts";

/** What a run waits for, for people. */
export function renderPending(pending: PendingReview, colors: Colors): string {
  if (pending.of === "plan") return renderPlan(pending.plan, colors, "Tokens are estimates.");
  const { statements } = pending;
  return statements
    .map((statement, index) => renderWaiting(statement, `${index + 1} of ${statements.length}`, colors))
    .join("\n\n");
}

/** One statement that failed its check, with what was found for and against it. */
export function renderWaiting(statement: WaitingStatement, place: string, colors: Colors): string {
  const { id, draft, check, fault, original, model } = statement;
  const by = original === undefined ? `written by ${model}` : "as you corrected it";
  return [
    `${colors.bold(terminalSafe(id))} ${colors.dim(`(${place}, ${by})`)}`,
    `  ${oneLine(draft.title === undefined ? draft.text : `${draft.title}. ${draft.text}`)}`,
    `  ${colors.yellow(`${check.verdict}: ${oneLine(fault)}`)}`,
    ...(check.note === undefined ? [] : [`  ${colors.dim(oneLine(check.note))}`]),
    ...draft.evidence.map((evidence) => `  > ${renderEvidence(evidence, colors)}`),
    ...check.counterEvidence.map((evidence) => `  > against: ${renderEvidence(evidence, colors)}`),
  ].join("\n");
}

/** What a run waits for, for programs. */
export function toPendingJson(pending: PendingReview): object {
  const { run, ...rest } = pending;
  return { run: run.id, ...rest };
}

function oneLine(text: string): string {
  return terminalSafe(text).replace(/\s+/g, " ");
}
