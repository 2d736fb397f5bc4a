import type { Command } from "commander";
import { Option } from "commander";
import { type AgentName, agentNames } from "../../agents/agent-names.ts";
import type { ModelCard } from "../../app/app.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { addOutOption } from "../eval-options.ts";
import { exitCode } from "../exit-code.ts";
import { parseCap } from "../parse-number.ts";
import { rivalsFor } from "../role-rivals.ts";
import { readRoleSpec } from "../role-spec.ts";
import { type Session, withSession } from "../session.ts";

interface PromoteOptions {
  readonly role: readonly AgentName[];
  readonly out: string;
  readonly margin: number;
}

/** Adds `onrecord models promote`. */
export function addPromoteCommand({ terminal, finish }: CommandSetup, models: Command): void {
  const command = models
    .command("promote")
    .argument("<spec>", "model that passed the gate, such as ollama/qwen3:4b")
    .summary("give a model a role that a gate on record allows")
    .description(
      "Give a model an agent's role: --model AGENT=auto may take it then. Refused without a gate that it passed against what has the role now, or builtin; the gate is decided again from its records first, and the evidence stands on the model's card.",
    )
    .addOption(new Option("--role <agent...>", "agents").choices(agentNames).makeOptionMandatory());
  addOutOption(command).option("--margin <share>", "largest margin that a gate may have had", parseCap, 0.02);
  addExamples(command, [
    [
      "onrecord eval gate --agent fact-checker --candidate ollama/qwen3:4b --incumbent builtin",
      "the gate comes first",
    ],
    ["onrecord models promote ollama/qwen3:4b --role fact-checker", "then the role"],
    ["onrecord analyze talk.vtt --model fact-checker=auto", "and its use"],
  ]);
  command.action(async (spec: string, options: PromoteOptions) => {
    finish(
      await withSession(terminal, globalOptionsOf(command), (session) => promote(session, spec, options)),
    );
  });
}

async function promote(session: Session, text: string, options: PromoteOptions): Promise<number> {
  const [{ resolve }, { findPromotion }, { renderPromotion }] = await Promise.all([
    import("node:path"),
    import("../../evals/roles/find-promotion.ts"),
    import("../print-roles.ts"),
  ]);
  const { app, terminal } = session;
  const spec = readRoleSpec(text);
  const digest = await app.digestOf(spec);
  const folder = resolve(terminal.cwd, options.out);
  const { margin } = options;
  // All roles are looked up before the first one is given.
  const found = [];
  for (const agent of options.role) {
    const rivals = rivalsFor(app, agent);
    found.push(await findPromotion({ spec, agent, folder, margin, rivals, digest }));
  }
  let card: ModelCard | undefined;
  for (const promotion of found) card = await app.keepPromotion(promotion);
  if (session.json) session.printJson(card);
  else session.print(found.map(renderPromotion).join("\n"));
  return exitCode.done;
}
