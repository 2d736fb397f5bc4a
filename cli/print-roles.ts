import type { Promotion } from "../app/app.ts";
import { textTable } from "../evals/report/text-table.ts";
import type { TriedRole, TryOutcome } from "../evals/roles/try-model.ts";
import { terminalSafe } from "../report/terminal-safe.ts";

/** A role that was given, with what it stands on. */
export function renderPromotion({ agent, spec, incumbent, margin, tables, date }: Promotion): string {
  const head = `${spec} has the role of the ${agent}: not worse than ${incumbent} by more than ${margin} (${date.slice(0, 10)})`;
  const rows = tables.map(({ dataset, scorer, candidate, incumbent: before, examples, recordings }) => {
    const figures = `${scorer} ${formatFigure(candidate)} against ${formatFigure(before)}`;
    return `  ${dataset}: ${figures}, ${examples} examples of ${recordings} recordings`;
  });
  return [head, ...rows].map(terminalSafe).join("\n");
}

function formatFigure(figure: Promotion["tables"][number]["candidate"]): string {
  if (figure === null) return "–";
  const end = (value: number | null): string => (value === null ? "?" : value.toFixed(3));
  return `${figure.value.toFixed(3)} [${end(figure.low)}, ${end(figure.high)}]`;
}

const decisions: Readonly<Record<TryOutcome, string>> = {
  may: "may take it",
  may_not: "may not",
  needs_more: "needs more recordings",
  not_tried: "not tried",
};

/** Which roles a model may take, may not take, or needs more recordings for, and what to do next. */
export function renderTried(spec: string, roles: readonly TriedRole[]): string {
  const rows = roles.map(({ agent, incumbent, outcome, moreRecordings, why }) => {
    const more = moreRecordings === undefined ? "" : ` (about ${moreRecordings.toLocaleString("en-US")})`;
    return [agent, incumbent, `${decisions[outcome]}${more}`, why];
  });
  const may = roles.filter(({ outcome }) => outcome === "may").map(({ agent }) => agent);
  const next =
    may.length === 0
      ? `${spec} may take no role yet.`
      : `Give it its roles: onrecord models promote ${spec} --role ${may.join(" ")}`;
  return [...textTable(["ROLE", "HELD BY", "DECISION", "WHY"], rows), "", terminalSafe(next)].join("\n");
}
