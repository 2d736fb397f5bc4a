import type { Analysis } from "../agents/analysis.ts";
import type { StatementCheck } from "../agents/statement.ts";
import type { Verification } from "../agents/verification.ts";
import type { Outcome } from "../app/app.ts";
import { tallyChecks, tallyLine } from "../report/tally.ts";
import { terminalSafe } from "../report/terminal-safe.ts";
import type { Session } from "./session.ts";
import { shortPath } from "./short-path.ts";

type Check = Pick<StatementCheck, "kind" | "verdict">;
type NamedPart = readonly [name: string, part: Outcome<Analysis | Verification>];

/** A line a part, and last the line to remember: how much of what others wrote held, and where to read it. */
export function printDemo(session: Session, parts: readonly NamedPart[]): void {
  const written = parts.filter(([, part]) => part.result.schema === "onrecord/verification@1");
  const all = tallyChecks(written.flatMap(([, part]) => checksOf(part.result)));
  if (session.json) {
    session.printJson({ parts: parts.map((part) => toPartJson(session, part)), written: all });
    return;
  }
  for (const [name, part] of parts) {
    const line = tallyLine(tallyChecks(checksOf(part.result)), "en");
    session.print(`${session.colors.bold(name.padEnd(10))} ${line}`);
    for (const note of part.result.notes) session.print(`           ${terminalSafe(note)}`);
    session.print(`           ${reportOf(session, part)}`);
  }
  const [, last] = written[0] ?? [];
  const path = last === undefined ? "" : ` Report: ${reportOf(session, last)}`;
  session.print(`\n${session.colors.bold(`Of what was written about it: ${tallyLine(all, "en")}`)}${path}`);
}

function toPartJson(session: Session, [name, part]: NamedPart): Readonly<Record<string, unknown>> {
  return {
    name,
    run: part.run.id,
    status: part.run.status,
    tally: tallyChecks(checksOf(part.result)),
    files: part.files.map((file) => shortPath(file, session.terminal.cwd)),
  };
}

function checksOf(result: Analysis | Verification): Check[] {
  if (result.schema === "onrecord/analysis@1") {
    return result.sections.flatMap((section) => section.statements.map((statement) => statement.check));
  }
  return result.items.map((item) => ({ kind: item.kind, verdict: item.check.verdict }));
}

function reportOf(session: Session, part: Outcome<unknown>): string {
  const file = part.files.at(-1);
  return file === undefined ? "no report was written" : shortPath(file, session.terminal.cwd);
}
