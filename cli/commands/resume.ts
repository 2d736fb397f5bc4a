import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { openCall } from "../drain-on-sigterm.ts";
import { type Session, withSession } from "../session.ts";

/** Adds `onrecord resume`. */
export function addResumeCommand({ program, terminal, finish }: CommandSetup): void {
  const command = program
    .command("resume")
    .argument("<run>", "id of the run, or a unique beginning of it")
    .summary("finish a run that was stopped")
    .description("Finish a run whose process ended before it did. What is done is not done, or paid, again.");
  addExamples(command, [
    ["onrecord resume 3f2a", "finish it"],
    ["onrecord runs", "see which runs there are"],
  ]);
  command.action(async (id: string) => {
    finish(await withSession(terminal, globalOptionsOf(command), (session) => resume(session, id)));
  });
}

async function resume(session: Session, id: string): Promise<number> {
  const { printOutcome } = await import("../print-outcome.ts");
  return printOutcome(session, await session.app.resume(id, openCall(session)), { shape: "pretty" });
}
