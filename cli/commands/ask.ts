import type { AskRequest } from "../../app/app.ts";
import { OnrecordError } from "../../errors.ts";
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
    const question = words.join(" ");
    if (!/[\p{L}\p{N}]/u.test(question)) throw noQuestion(question);
    const request = { source, question, ...toModelRequest(options) };
    finish(await withSession(terminal, globalOptionsOf(command), (session) => ask(session, request)));
  });
}

function noQuestion(question: string): OnrecordError {
  return new OnrecordError(
    `The question "${question}" has no words. Write what you want to know: onrecord ask talk.vtt "When does it ship?"`,
    { code: "bad_usage" },
  );
}

async function ask(session: Session, request: AskRequest): Promise<number> {
  const { printOutcome } = await import("../print-outcome.ts");
  return printOutcome(session, await session.app.ask(request), { shape: "pretty" });
}
