import { InvalidArgumentError } from "commander";
import type { PendingReview, PlanDecision, ReviewAnswer } from "../app/app.ts";
import type { StatementDecision, WaitingStatement } from "../graphs/review-schema.ts";
import { createLineAsker, type LineAsker } from "./ask-lines.ts";
import { answerPlan, answerStatements, type Decider } from "./decide.ts";
import { type ModelChoice, parseModels } from "./parse-models.ts";
import { renderPending, renderWaiting } from "./print-pending.ts";
import type { Session } from "./session.ts";

/** Asks a person, who may end the input to leave the run waiting: nothing of what was decided since is kept then. */
export function createAskingDecider(session: Session): Decider {
  const asker = createLineAsker(session.terminal);
  return {
    decide: (pending) =>
      pending.of === "plan" ? askPlan(session, asker, pending) : askStatements(session, asker, pending),
    unused: () => 0,
    close: asker.close,
  };
}

async function askStatements(
  session: Session,
  asker: LineAsker,
  pending: Extract<PendingReview, { of: "statements" }>,
): Promise<ReviewAnswer | undefined> {
  const { statements, round } = pending;
  session.tell(
    round === 1
      ? `${statements.length} statements failed their check and will be dropped unless you say otherwise.`
      : `${statements.length} of your corrections failed their check as well.`,
  );
  const decisions: StatementDecision[] = [];
  for (const [index, statement] of statements.entries()) {
    session.tell(`\n${renderWaiting(statement, `${index + 1} of ${statements.length}`, session.colors)}`);
    const decision = await askStatement(asker, statement);
    if (decision === undefined) return undefined;
    decisions.push(decision);
  }
  return answerStatements(pending, decisions);
}

async function askStatement(
  asker: LineAsker,
  { id, draft }: WaitingStatement,
): Promise<StatementDecision | undefined> {
  const decision = await choose(asker, "[k]eep, [c]orrect or [d]rop? ", ["keep", "correct", "drop"]);
  if (decision === undefined) return undefined;
  const text = decision === "correct" ? await askText(asker, draft.text) : "";
  const reason = text === undefined ? undefined : await asker.ask("reason (Enter for none): ");
  if (text === undefined || reason === undefined) return undefined;
  return { id, decision, ...(text === "" ? {} : { text }), ...reasonOf(reason) };
}

async function askText(asker: LineAsker, draft: string): Promise<string | undefined> {
  for (;;) {
    const text = await asker.ask("corrected: ", draft.replace(/\s+/g, " "));
    if (text === undefined || text.trim() !== "") return text?.trim();
  }
}

async function askPlan(
  session: Session,
  asker: LineAsker,
  pending: PendingReview,
): Promise<ReviewAnswer | undefined> {
  session.tell(renderPending(pending, session.colors));
  const decision = await choose(asker, "[a]pprove or [e]dit? ", ["approve", "edit"]);
  if (decision === undefined) return undefined;
  const edits = decision === "edit" ? await askEdits(session, asker) : {};
  const reason = edits === undefined ? undefined : await asker.ask("reason (Enter for none): ");
  if (edits === undefined || reason === undefined) return undefined;
  return answerPlan(pending, { decision, ...edits, ...reasonOf(reason) });
}

type Edits = Pick<PlanDecision, "drop" | "limits" | "models">;

async function askEdits(session: Session, asker: LineAsker): Promise<Edits | undefined> {
  const drop = await asker.ask("sections to leave out, with spaces (Enter for none): ");
  const limits = await askRead(session, asker, {
    prompt: "most statements, such as quotes=3 ideas=5 (Enter for no change): ",
    read: readLimits,
  });
  const models = await askRead(session, asker, {
    prompt: "models, such as summarizer=ollama/qwen3:8b (Enter for no change): ",
    read: (words) => words.reduce((choice: ModelChoice, word) => parseModels(word, choice), {}),
  });
  if (drop === undefined || limits === undefined || models === undefined) return undefined;
  return { drop: wordsOf(drop), limits, models };
}

/** Asks until the words can be read. */
async function askRead<T>(
  session: Session,
  asker: LineAsker,
  { prompt, read }: { readonly prompt: string; read(words: readonly string[]): T },
): Promise<T | undefined> {
  for (;;) {
    const line = await asker.ask(prompt);
    if (line === undefined) return undefined;
    try {
      return read(wordsOf(line));
    } catch (cause) {
      if (!(cause instanceof InvalidArgumentError)) throw cause;
      session.tell(cause.message);
    }
  }
}

function readLimits(words: readonly string[]): Record<string, number> {
  const pairs = words.map((word) => /^([^=]+)=([1-9][0-9]{0,3})$/.exec(word));
  if (pairs.includes(null))
    throw new InvalidArgumentError("Write a section, = and a number, such as quotes=3.");
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? "", Number(pair?.[2])]));
}

async function choose<T extends string>(
  asker: LineAsker,
  prompt: string,
  words: readonly T[],
): Promise<T | undefined> {
  for (;;) {
    const line = await asker.ask(prompt);
    if (line === undefined) return undefined;
    const said = line.trim().toLowerCase();
    const chosen = words.find((word) => said !== "" && word.startsWith(said));
    if (chosen !== undefined) return chosen;
  }
}

function wordsOf(line: string): string[] {
  return line.split(/\s+/).filter((word) => word !== "");
}

function reasonOf(line: string): { reason?: string } {
  return line.trim() === "" ? {} : { reason: line.trim() };
}
