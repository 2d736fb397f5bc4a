import { Option } from "commander";
import type { TranslateRequest } from "../../app/app.ts";
import { type WrittenFormat, writtenFormats } from "../../transcript/write-transcript.ts";
import { addBudgetOptions, type BudgetOptions, toBudgetRequest } from "../budget-options.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { openCall } from "../drain-on-sigterm.ts";
import { addModelOptions, type ModelOptions, toModelRequest } from "../model-options.ts";
import { parseLanguage } from "../parse-language.ts";
import { type Session, withSession } from "../session.ts";

interface TranslateOptions extends ModelOptions, BudgetOptions {
  readonly to: string;
  readonly from?: string;
  readonly out?: string;
  readonly format?: WrittenFormat;
}

/** Adds `onrecord translate`. */
export function addTranslateCommand({ program, terminal, finish }: CommandSetup): void {
  const command = program
    .command("translate")
    .argument("<source>", "transcript: a file, - for standard input, or the id of a stored one")
    .summary("say a recording in another language")
    .description(
      "Translate a transcript; times, speakers and ids stay. A segment whose translation fails its checks keeps its own words and is listed.",
    )
    .requiredOption("--to <tag>", "language to translate to", parseLanguage)
    .option("--from <tag>", "language of the recording (default: as it was read)", parseLanguage);
  addBudgetOptions(addModelOptions(command))
    .option("--out <file>", "file for the transcript (default: standard output)")
    .addOption(
      new Option(
        "--format <name>",
        "format of the transcript (default: as --out says, else the source's)",
      ).choices(writtenFormats),
    );
  addExamples(command, [
    ["onrecord translate talk.vtt --to es --out talk.es.vtt", "captions in Spanish"],
    ["onrecord translate talk.vtt --to de --model translator=ollama/qwen3:4b", "by a model on this machine"],
    ["onrecord translate - --to es < talk.txt", "from standard input to standard output"],
  ]);
  command.action(async (source: string, options: TranslateOptions) => {
    const request = toRequest(source, options);
    finish(await withSession(terminal, globalOptionsOf(command), (session) => translate(session, request)));
  });
}

async function translate(session: Session, request: TranslateRequest): Promise<number> {
  const { printOutcome } = await import("../print-outcome.ts");
  const outcome = await session.app.translate(request, openCall(session));
  return printOutcome(session, outcome, { shape: "pretty", format: request.format });
}

function toRequest(source: string, options: TranslateOptions): TranslateRequest {
  return {
    source,
    to: options.to,
    ...(options.from === undefined ? {} : { from: options.from }),
    ...toModelRequest(options),
    ...toBudgetRequest(options),
    ...(options.out === undefined ? {} : { out: options.out }),
    ...(options.format === undefined ? {} : { format: options.format }),
  };
}
