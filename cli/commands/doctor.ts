import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { exitCode } from "../exit-code.ts";
import { type GlobalOptions, type Session, withSession } from "../session.ts";

interface DoctorOptions extends GlobalOptions {
  readonly mcp?: boolean;
}

/** Adds `onrecord doctor`. */
export function addDoctorCommand({ program, terminal, finish }: CommandSetup): void {
  const command = program
    .command("doctor")
    .summary("say what is installed, missing or broken")
    .description("Look at what onrecord uses, and say what is missing or broken and what to do about it.")
    .option("--mcp", "start the MCP servers as a host does, and list their tools");
  addExamples(command, [
    ["onrecord doctor", "look"],
    ["onrecord doctor --json", "the same for programs; exits 1 when something is broken"],
    ["onrecord doctor --mcp", "see whether a host can start the MCP servers, and how fast"],
  ]);
  command.action(async () => {
    const options: DoctorOptions = globalOptionsOf(command);
    if (options.mcp !== true) return finish(await withSession(terminal, options, examine));
    // Without the app: a store that does not open must not hide whether the servers start.
    const { examineMcp } = await import("../examine-mcp.ts");
    finish(await examineMcp(terminal, options));
  });
}

async function examine(session: Session): Promise<number> {
  const { renderFindings } = await import("../print-findings.ts");
  const findings = await session.app.doctor();
  if (session.json) session.printJson(findings);
  else session.print(renderFindings(findings, session.colors));
  return findings.some((finding) => finding.state === "broken") ? exitCode.failed : exitCode.done;
}
