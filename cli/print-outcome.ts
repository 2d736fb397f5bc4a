import { relative } from "node:path";
import type { Analysis } from "../agents/analysis.ts";
import type { Verification } from "../agents/verification.ts";
import type { Answer, Outcome } from "../app/app.ts";
import { renderText } from "../report/render-text.ts";
import { exitCodeOf } from "./exit-code.ts";
import { renderAnswer } from "./print-answer.ts";
import type { JsonShape } from "./print-json.ts";
import type { Session } from "./session.ts";

/** Prints what a run gave and which files were written; gives the exit code. */
export function printOutcome(
  session: Session,
  outcome: Outcome<Analysis | Verification | Answer>,
  shape: JsonShape,
): number {
  if (session.json) session.printJson(outcome.result, shape);
  else session.print(renderResult(session, outcome));
  for (const file of outcome.files) session.remark(`wrote ${fromHere(session, file)}`);
  sayWhatIsMissing(session, outcome);
  return exitCodeOf(outcome.run.status);
}

/** A path as a person in the working folder would write it. */
export function fromHere(session: Session, path: string): string {
  const short = relative(session.terminal.cwd, path);
  return short === "" || short.startsWith("..") ? path : short;
}

function renderResult(session: Session, outcome: Outcome<Analysis | Verification | Answer>): string {
  const { result, run, transcript } = outcome;
  if (!("schema" in result)) return renderAnswer(result, session.colors);
  if (result.schema === "onrecord/analysis@1") {
    return renderText({ transcript, analysis: result, run, language: result.language });
  }
  return renderText({ transcript, verification: result, run, language: result.article.language ?? "en" });
}

function sayWhatIsMissing(session: Session, { run }: Outcome<unknown>): void {
  for (const agent of run.agents) {
    if (agent.status !== "failed") continue;
    session.remark(`onrecord: ${agent.task} failed: ${agent.error?.message ?? "no reason was given"}`);
  }
  if (run.status === "partial") session.remark(`onrecord: run ${run.id} is partial: a part is missing.`);
}
