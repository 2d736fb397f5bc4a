import type { ProbeRequest } from "../../app/app.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { exitCode } from "../exit-code.ts";
import { parseCount, parsePositive } from "../parse-number.ts";
import { type Session, withSession } from "../session.ts";
import { addPromoteCommand } from "./models-promote.ts";
import { addTryCommand } from "./models-try.ts";

interface ProbeOptions {
  readonly localOnly?: boolean;
  readonly maxWindow?: number;
  readonly maxSeconds?: number;
}

/** Adds `onrecord models`. */
export function addModelsCommand(setup: CommandSetup): void {
  const models = setup.program
    .command("models")
    .summary("list the models that can be named, probe or try one, or give it a role")
    .description(
      "List the models that can be named, with what is known of them; ask one what it really does; find out which agents' roles it may take, and give it them.",
    );
  addListCommand(setup, models);
  addProbeCommand(setup, models);
  addTryCommand(setup, models);
  addPromoteCommand(setup, models);
  addExamples(models, [
    ["onrecord models list", "what can be named, and what is known of it"],
    ["onrecord models probe ollama/qwen3:8b", "ask a live server what it does, and keep the proof"],
    ["onrecord models try ollama/qwen3:4b", "which roles may it take"],
    ["onrecord models promote ollama/qwen3:4b --role router", "give it one"],
  ]);
}

function addListCommand({ terminal, finish }: CommandSetup, models: CommandSetup["program"]): void {
  const command = models
    .command("list")
    .summary("list the models that can be named")
    .description(
      "List models: those of local servers that answer now, those of the settings, and well-known ones.",
    );
  addExamples(command, [
    ["onrecord models list", "a table"],
    ["onrecord models list --json", "the same for programs; null is unknown"],
  ]);
  command.action(async () => finish(await withSession(terminal, globalOptionsOf(command), list)));
}

async function list(session: Session): Promise<number> {
  const { renderModels } = await import("../print-models.ts");
  const rows = await session.app.models();
  if (session.json) session.printJson(rows);
  else session.print(renderModels(rows, session.colors));
  return exitCode.done;
}

function addProbeCommand({ terminal, finish }: CommandSetup, models: CommandSetup["program"]): void {
  const command = models
    .command("probe")
    .argument("<spec>", "model to ask, such as ollama/qwen3:8b")
    .summary("ask a live server what it really does")
    .description(
      "Ask a live server for its window, JSON schema, JSON mode, thinking, usage and seed, and keep the proof. A remote server is paid for it.",
    )
    .option("--max-window <tokens>", "largest window to try (default: 131072, remote 16384)", parseCount)
    .option("--max-seconds <n>", "longest that the growing windows may take", parsePositive, 120)
    .option("--local-only", "refuse a model that runs elsewhere");
  addExamples(command, [
    ["onrecord models probe ollama/qwen3:8b", "probe a model on Ollama"],
    [
      "onrecord models probe compatible/llama --max-window 8192",
      "probe a llama.cpp server, up to 8,192 tokens",
    ],
  ]);
  command.action(async (spec: string, options: ProbeOptions) => {
    const request: ProbeRequest = {
      spec,
      localOnly: options.localOnly === true,
      ...(options.maxWindow === undefined ? {} : { maxWindow: options.maxWindow }),
      ...(options.maxSeconds === undefined ? {} : { maxSeconds: options.maxSeconds }),
    };
    finish(await withSession(terminal, globalOptionsOf(command), (session) => probe(session, request)));
  });
}

async function probe(session: Session, request: ProbeRequest): Promise<number> {
  const { renderCard } = await import("../print-models.ts");
  const card = await session.app.probe(request);
  if (session.json) session.printJson(card);
  else session.print(renderCard(card, session.colors));
  return exitCode.done;
}
