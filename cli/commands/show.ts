import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { exitCode } from "../exit-code.ts";
import { type Session, withSession } from "../session.ts";

/** Adds `onrecord show`. */
export function addShowCommand({ program, terminal, finish }: CommandSetup): void {
  const command = program
    .command("show")
    .argument("<source>", "transcript: a file, - for standard input, or the id of a stored one")
    .summary("print what was read from a transcript")
    .description(
      "Print a transcript as it was read: segments, times, speakers, and what had to be repaired.",
    );
  addExamples(command, [
    ["onrecord show talk.vtt", "read it before trusting it"],
    ["onrecord show talk.vtt --json", "the same for programs, with positions in the file"],
    ["onrecord show - < talk.vtt", "read standard input"],
  ]);
  command.action(async (source: string) => {
    finish(await withSession(terminal, globalOptionsOf(command), (session) => show(session, source)));
  });
}

async function show(session: Session, source: string): Promise<number> {
  const { renderShown, toShownJson } = await import("../print-shown.ts");
  const shown = await session.app.show(source);
  if (session.json) session.printJson(toShownJson(shown));
  else session.print(renderShown(shown, session.colors));
  if (shown.status === "ok" || shown.status === "repaired") return exitCode.done;
  session.complain(`${shown.error?.message ?? `"${source}" holds no words.`}`);
  return exitCode.failed;
}
