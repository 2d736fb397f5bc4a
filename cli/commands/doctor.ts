import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { exitCode } from "../exit-code.ts";
import { type Session, withSession } from "../session.ts";

/** Adds `onrecord doctor`. */
export function addDoctorCommand({ program, terminal, finish }: CommandSetup): void {
  const command = program
    .command("doctor")
    .summary("say what is installed, missing or broken")
    .description("Look at what onrecord uses, and say what is missing or broken and what to do about it.");
  addExamples(command, [
    ["onrecord doctor", "look"],
    ["onrecord doctor --json", "the same for programs; exits 1 when something is broken"],
  ]);
  command.action(async () => finish(await withSession(terminal, globalOptionsOf(command), examine)));
}

async function examine(session: Session): Promise<number> {
  const { renderFindings } = await import("../print-findings.ts");
  const findings = await session.app.doctor();
  if (session.json) session.printJson(findings);
  else session.print(renderFindings(findings, session.colors));
  return findings.some((finding) => finding.state === "broken") ? exitCode.failed : exitCode.done;
}
