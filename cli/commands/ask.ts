import type { AskRequest } from "../../app/app.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { addModelOptions, type ModelOptions, toModelRequest } from "../model-options.ts";
import { type Session, withSession } from "../session.ts";

/** Adds `onrecord ask`. */
export function addAskCommand({ program, terminal, finish }: CommandSetup): void {
  const command = program
    .command("ask")
    .argument("<source>", "transcript: a file, - for standard input, or the id of a stored one")
    .argument("<question...>", "what you want to know")
    .summary("answer a question from the recording")
    .description("Answer from the recording only, with the lines it stands on; or say that it does not say.");
  addModelOptions(command);
  addExamples(command, [
    ['onrecord ask talk.vtt "When does the new model ship?"', "ask"],
    ['onrecord ask talk.vtt "Who disagreed?" --json', "the same for programs"],
  ]);
  command.action(async (source: string, words: readonly string[], options: ModelOptions) => {
    const request = { source, question: words.join(" "), ...toModelRequest(options) };
    finish(await withSession(terminal, globalOptionsOf(command), (session) => ask(session, request)));
  });
}

async function ask(session: Session, request: AskRequest): Promise<number> {
  const { printOutcome } = await import("../print-outcome.ts");
  return printOutcome(session, await session.app.ask(request), { shape: "pretty" });
}
