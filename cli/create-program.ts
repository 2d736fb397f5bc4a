import { Command } from "commander";
import { type AddCommand, addExamples, type CommandSetup, globalOptionsOf } from "./command-setup.ts";
import type { Terminal } from "./terminal.ts";

/** The command line with these commands. Nothing heavy is loaded before one runs, so that help is quick. */
export function createProgram(
  terminal: Terminal,
  addCommands: readonly AddCommand[],
  finish: CommandSetup["finish"],
): Command {
  const program = new Command("onrecord")
    .description("Check what is written about talks, meetings and interviews against what was said.")
    .version(terminal.version, "--version", "print the version")
    .option("--json", "print results as JSON")
    .option("--quiet", "print no progress and no remarks")
    .option("--no-color", "print without colours")
    .option("--store <dir>", "folder, or postgres:// address, that keeps transcripts, runs and results")
    .option("--print-config", "print the settings in force, and do nothing else")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print the help of a command")
    .exitOverride()
    .showHelpAfterError('See "onrecord --help".')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.error.write(text),
      getOutHelpWidth: () => terminal.out.columns,
      getErrHelpWidth: () => terminal.error.columns,
      outputError: (text, write) => write(text.replace(/^error: /, "onrecord: ")),
    });
  addExamples(program, [
    ["onrecord demo", "see it work, on a made-up recording"],
    ["onrecord analyze talk.vtt --out out/", "analyse a recording of your own"],
    ["onrecord verify talk.vtt article.md", "check what someone wrote about it"],
  ]);
  addConfigAction({ program, terminal, finish });
  for (const addCommand of addCommands) addCommand({ program, terminal, finish });
  for (const command of program.commands) {
    command.showHelpAfterError(`See "onrecord ${command.name()} --help".`);
  }
  return program;
}

// Added when the option is read: with an action from the start, a missing or mistyped command would be no error.
function addConfigAction({ program, terminal, finish }: CommandSetup): void {
  program.on("option:print-config", () => {
    program.action(async () => {
      const { withSession } = await import("./session.ts");
      finish(await withSession(terminal, globalOptionsOf(program), async () => 0));
    });
  });
}
