import type { Analysis } from "../agents/analysis.ts";
import type { Answer } from "../agents/answer.ts";
import type { Translation } from "../agents/translation.ts";
import type { Verification } from "../agents/verification.ts";
import type { Outcome } from "../app/app.ts";
import { renderMarkedArticle } from "../report/render-marked-article.ts";
import { renderText } from "../report/render-text.ts";
import type { WrittenFormat } from "../transcript/write-transcript.ts";
import { exitCodeOf } from "./exit-code.ts";
import { renderAnswer } from "./print-answer.ts";
import type { JsonShape } from "./print-json.ts";
import { renderTranslation, sayUntranslated } from "./print-translation.ts";
import type { Session } from "./session.ts";
import { shortPath } from "./short-path.ts";

type Result = Analysis | Verification | Answer | Translation;

/** How a result is printed: `shape` as JSON, `format` as a transcript. */
export interface PrintedAs {
  readonly shape: JsonShape;
  readonly format?: WrittenFormat | undefined;
}

/** Prints what a run gave and which files were written; gives the exit code. A transcript that a file holds is not printed. */
export function printOutcome(
  session: Session,
  outcome: Outcome<Result>,
  { shape, format }: PrintedAs,
): number {
  const { result, files } = outcome;
  const isInFile = result.schema === "onrecord/translation@1" && files.length > 0;
  if (session.json) session.printJson(result, shape);
  else if (!isInFile) session.print(renderResult(session, outcome, format));
  for (const file of files) session.remark(`wrote ${shortPath(file, session.terminal.cwd)}`);
  if (result.schema === "onrecord/translation@1") sayUntranslated(session, result);
  sayNotes(session, outcome);
  sayWhatIsMissing(session, outcome);
  return exitCodeOf(outcome.run.status);
}

function renderResult(session: Session, outcome: Outcome<Result>, format: WrittenFormat | undefined): string {
  const { result, run, transcript } = outcome;
  const style = { color: session.colors.isColorSupported, width: session.terminal.out.columns };
  switch (result.schema) {
    case "onrecord/answer@1":
      return renderAnswer(result, session.colors);
    case "onrecord/analysis@1":
      return renderText({ transcript, analysis: result, run, language: result.language }, style);
    case "onrecord/verification@1": {
      const language = result.article.language ?? "en";
      return renderMarkedArticle({ transcript, verification: result, run, language }, style);
    }
    case "onrecord/translation@1":
      return renderTranslation(result, format);
    default:
      return result satisfies never;
  }
}

/** A report has them in it. */
function sayNotes(session: Session, { run, result }: Outcome<Result>): void {
  const isReport = result.schema === "onrecord/analysis@1" || result.schema === "onrecord/verification@1";
  if (isReport && !session.json) return;
  for (const note of run.notes ?? []) session.remark(note);
}

function sayWhatIsMissing(session: Session, { run }: Outcome<unknown>): void {
  for (const agent of run.agents) {
    if (agent.status !== "failed") continue;
    session.complain(`${agent.task} failed: ${agent.error?.message ?? "no reason was given"}`);
  }
  if (run.status === "partial") session.complain(`run ${run.id} is partial: a part is missing.`);
}
