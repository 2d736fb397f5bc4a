import { resolve } from "node:path";
import type { PendingReview } from "../../app/app.ts";
import { OnrecordError } from "../../errors.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import type { Decider } from "../decide.ts";
import { openCall } from "../drain-on-sigterm.ts";
import { exitCode } from "../exit-code.ts";
import { type Session, withSession } from "../session.ts";

interface ReviewOptions {
  readonly decisions?: string;
  readonly approve?: boolean;
}

/** Most bytes of decisions that are read. */
const mostBytes = 10_000_000;

/** Adds `onrecord review`. */
export function addReviewCommand({ program, terminal, finish }: CommandSetup): void {
  const command = program
    .command("review")
    .argument("<run>", "id of the run, or a unique beginning of it")
    .summary("decide on what a run waits for, and go on with it")
    .description(
      "Look over the plan of a run, or its statements that failed their check, and go on with it. With --json alone: print what waits.",
    )
    .option("--approve", "let the plan stand as it is")
    .option(
      "--decisions <file>",
      "take the decisions from JSON lines, or - for standard input, and ask nothing",
    );
  addExamples(command, [
    ["onrecord analyze talk.vtt --review statements", "stop at the statements that failed their check"],
    ["onrecord review 3f2a", "decide on each, then go on"],
    ["onrecord review 3f2a --approve", "let a plan stand"],
    ["onrecord review 3f2a --json", "what waits, for programs"],
    ["onrecord review 3f2a --decisions decided.jsonl", "decisions of a script, one a line"],
  ]);
  command.action(async (id: string, options: ReviewOptions) => {
    const work = (session: Session): Promise<number> => reviewRun(session, id, options);
    finish(await withSession(terminal, globalOptionsOf(command), work));
  });
}

async function reviewRun(session: Session, id: string, options: ReviewOptions): Promise<number> {
  const pending = await session.app.pendingReview(id);
  const isScripted = options.approve === true || options.decisions !== undefined;
  if (session.json && !isScripted) {
    const { toPendingJson } = await import("../print-pending.ts");
    session.printJson(toPendingJson(pending));
    return exitCode.done;
  }
  const decider = await openDecider(session, pending, options);
  try {
    const code = await decideAll(session, pending, decider);
    const unused = decider.unused();
    if (unused > 0) session.remark(`${unused} decisions were for nothing that waited.`);
    return code;
  } finally {
    decider.close();
  }
}

async function openDecider(
  session: Session,
  pending: PendingReview,
  { approve, decisions }: ReviewOptions,
): Promise<Decider> {
  if (approve !== true && decisions === undefined) {
    const { createAskingDecider } = await import("../decide-by-asking.ts");
    return createAskingDecider(session);
  }
  if (approve === true && pending.of !== "plan") {
    throw new OnrecordError(
      `--approve is for a plan, and run ${pending.run.id} waits with statements. Leave it out to decide on each.`,
      { code: "bad_usage" },
    );
  }
  const { createScriptDecider } = await import("../decide-by-script.ts");
  const { readDecisions } = await import("../read-decisions.ts");
  const { plans, statements } =
    decisions === undefined ? readDecisions("") : readDecisions(await readText(session, decisions));
  const approved = approve === true ? [{ decision: "approve" as const }] : [];
  return createScriptDecider({ plans: [...approved, ...plans], statements });
}

async function readText({ terminal }: Session, file: string): Promise<string> {
  if (file !== "-") {
    const { readSourceFile } = await import("../../app/read-file.ts");
    return new TextDecoder().decode(readSourceFile(resolve(terminal.cwd, file)));
  }
  const { readAll } = await import("../read-all.ts");
  return new TextDecoder().decode(await readAll(terminal.openStreams().input, mostBytes));
}

/** Decides until the run ends, or until there is no decision on what waits. */
async function decideAll(session: Session, first: PendingReview, decider: Decider): Promise<number> {
  const { app } = session;
  const { id } = first.run;
  const call = openCall(session);
  const { printOutcome } = await import("../print-outcome.ts");
  for (let pending = first; ; pending = await app.pendingReview(id)) {
    const answer = await decider.decide(pending);
    if (answer === undefined) {
      session.complain(`run ${id} still waits. Go on with "onrecord review ${id}".`);
      return exitCode.partial;
    }
    try {
      return printOutcome(session, await app.review(id, answer, call), { shape: "pretty" });
    } catch (cause) {
      if (!(cause instanceof OnrecordError) || cause.code !== "waiting") throw cause;
    }
  }
}
