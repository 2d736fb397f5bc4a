import type { Command } from "commander";
import type { GlobalOptions } from "./session.ts";
import type { Terminal } from "./terminal.ts";

/** What a command file needs to add its command; `finish` takes the exit code. */
export interface CommandSetup {
  readonly program: Command;
  readonly terminal: Terminal;
  finish(code: number): void;
}

/** Adds one command to the program. */
export type AddCommand = (setup: CommandSetup) => void;

/** Adds the examples under a command's help; each is a command line and what it does. */
export function addExamples(
  command: Command,
  examples: readonly (readonly [line: string, does: string])[],
): void {
  const lines = examples.map(([line, does]) => `  ${does}\n    $ ${line}`);
  command.addHelpText("after", `\nExamples:\n${lines.join("\n")}`);
}

/** The options every command takes, as commander has read them, with those that say what settings are in force. */
export function globalOptionsOf(command: Command): GlobalOptions {
  return command.optsWithGlobals<GlobalOptions>();
}
