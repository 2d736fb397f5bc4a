import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { exitCode } from "../exit-code.ts";
import { type Session, withSession } from "../session.ts";

/** Adds `onrecord list`. */
export function addListCommand({ program, terminal, finish }: CommandSetup): void {
  const command = program
    .command("list")
    .summary("list the stored transcripts")
    .description("List the transcripts in the store; their ids, or unique beginnings of them, are sources.");
  addExamples(command, [
    ["onrecord list", "what the store holds"],
    ["onrecord list --json --store team/", "for programs, from another store"],
  ]);
  command.action(async () => finish(await withSession(terminal, globalOptionsOf(command), list)));
}

async function list(session: Session): Promise<number> {
  const { renderTranscripts, toTranscriptsJson } = await import("../print-list.ts");
  const transcripts = await session.app.list();
  if (session.json) session.printJson(toTranscriptsJson(transcripts));
  else if (transcripts.length > 0) session.print(renderTranscripts(transcripts, session.colors));
  else session.remark('The store holds no transcript yet. Add one with "onrecord analyze FILE".');
  return exitCode.done;
}
