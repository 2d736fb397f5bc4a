import { type Command, Option } from "commander";
import { type AgentName, agentNames } from "../../agents/agent-names.ts";
import type { EvalWorld } from "../../evals/run-eval.ts";
import { addBudgetOptions, type BudgetOptions, toBudgetRequest } from "../budget-options.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import {
  addDataOptions,
  addOutOption,
  addSampleOptions,
  type EvalOptions,
  toEvalOrder,
  toEvalRequest,
} from "../eval-options.ts";
import { exitCode } from "../exit-code.ts";
import { parseCap } from "../parse-number.ts";
import { incumbentFor } from "../role-rivals.ts";
import { readRoleSpec } from "../role-spec.ts";
import { evalWorld } from "../run-with-progress.ts";
import { type GlobalOptions, type Session, withSession } from "../session.ts";

interface TryOptions
  extends Pick<EvalOptions, "dataset" | "sample" | "sampleModels" | "samples" | "data" | "shared" | "out">,
    BudgetOptions {
  readonly role?: readonly AgentName[];
  readonly margin: number;
  readonly probe: boolean;
  readonly localOnly?: boolean;
}

/** Adds `onrecord models try`. */
export function addTryCommand({ terminal, finish }: CommandSetup, models: Command): void {
  const command = models
    .command("try")
    .argument("<spec>", "model that is new, such as ollama/qwen3:4b")
    .summary("find out which roles a new model may take")
    .description(
      "Probe a model, try it for every agent's role against what has the role now (else builtin), and list the roles that it may take, may not take, or needs more recordings for. Run again, it goes on where it was.",
    )
    .addOption(new Option("--role <agent...>", "only these (default: all)").choices(agentNames))
    .option("--margin <share>", "most that it may be worse, as a share of a scorer's range", parseCap, 0.02)
    .option("--no-probe", "do not probe it first");
  addDataOptions(command).option("--dataset <name...>", "only these datasets (default: all that there are)");
  addBudgetOptions(addOutOption(addSampleOptions(command))).option(
    "--local-only",
    "refuse any model that runs elsewhere",
  );
  addExamples(command, [
    ["onrecord models try ollama/qwen3:4b", "on the small datasets that come along"],
    ["onrecord models try openai/gpt-5-mini --data my-data --budget-usd 2", "and on yours, at most $2"],
    ["onrecord models try ollama/qwen3:4b --role router --no-probe", "one role, without a probe"],
  ]);
  command.action(async (spec: string, options: TryOptions) => {
    const global = globalOptionsOf(command);
    finish(
      await withSession(terminal, global, (session) => tryRoles(session, spec, { ...options, ...global })),
    );
  });
}

async function tryRoles(
  session: Session,
  text: string,
  options: TryOptions & GlobalOptions,
): Promise<number> {
  const [{ tryModel }, { renderTried }] = await Promise.all([
    import("../../evals/roles/try-model.ts"),
    import("../print-roles.ts"),
  ]);
  const { app, terminal } = session;
  const spec = readRoleSpec(text);
  const localOnly = options.localOnly === true;
  if (options.probe) await probe(session, spec, localOnly);
  const world = tryWorld(session, options);
  try {
    const { role = agentNames, margin, ...about } = options;
    const roles = await tryModel(
      {
        spec,
        agents: role,
        margin,
        order: toEvalOrder(session, toEvalRequest(about), about),
        incumbentOf: (agent) => incumbentFor(app, agent, { localOnly, except: spec }),
        digestOf: (one) => app.digestOf(one),
        now: terminal.now,
      },
      world,
    );
    world.close();
    if (session.json) session.printJson({ spec, roles });
    else session.print(renderTried(spec, roles));
    return roles.some(({ outcome }) => outcome === "not_tried") ? exitCode.partial : exitCode.done;
  } finally {
    world.close();
  }
}

async function probe(session: Session, spec: string, localOnly: boolean): Promise<void> {
  const { renderCard } = await import("../print-models.ts");
  const card = await session.app.probe({ spec, localOnly, maxSeconds: 120 });
  if (!session.json) session.print(`${renderCard(card, session.colors)}\n`);
}

/** All roles together spend from one budget. */
function tryWorld(session: Session, options: TryOptions & GlobalOptions): EvalWorld & { close(): void } {
  const limits = { ...toBudgetRequest(options), localOnly: options.localOnly === true };
  const world = evalWorld(session, { ...limits, isQuiet: options.quiet === true, manifest: "gate" });
  const batch = `try-${session.terminal.newId()}`;
  return { ...world, openModels: () => session.app.openModels({ batch, ...limits }) };
}
