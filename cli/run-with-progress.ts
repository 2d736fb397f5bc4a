import type { Budget } from "../app/app.ts";
import type { EvalOrder, EvalOutcome, EvalWorld } from "../evals/run-eval.ts";
import { createEvalProgress } from "./eval-progress.ts";
import type { Session } from "./session.ts";

/** What an eval of one command may use and how it is shown. */
export interface EvalLimits {
  readonly budget: Budget;
  readonly allowUnknownPrice?: true;
  readonly localOnly: boolean;
  readonly isQuiet: boolean;
  /** Name that the order is kept under in its folder. */
  readonly manifest: "eval" | "gate";
}

/** Runs an eval and shows how far it is. */
export async function runWithProgress(
  session: Session,
  order: EvalOrder,
  limits: EvalLimits,
): Promise<EvalOutcome> {
  const { runEval } = await import("../evals/run-eval.ts");
  const world = evalWorld(session, limits);
  try {
    return await runEval(order, world);
  } finally {
    world.close();
  }
}

/** What an eval needs of a command's world; close it when done. */
export function evalWorld(session: Session, limits: EvalLimits): EvalWorld & { close(): void } {
  const { terminal, app } = session;
  const { budget, allowUnknownPrice, localOnly, manifest } = limits;
  const isLive = terminal.error.isTty && terminal.variables["TERM"] !== "dumb";
  const shown = isLive ? "live" : "plain";
  const progress = createEvalProgress(limits.isQuiet ? "silent" : shown, terminal);
  return {
    manifest,
    openModels: (batch) =>
      app.openModels({
        batch,
        budget,
        localOnly,
        ...(allowUnknownPrice === undefined ? {} : { allowUnknownPrice }),
      }),
    newId: terminal.newId,
    onProgress: (at, models) => progress.show(at, models.spent),
    close: progress.close,
  };
}
