import { createProgram } from "./create-program.ts";
import { exitCode } from "./exit-code.ts";
import { loadCommands } from "./load-commands.ts";
import type { Terminal } from "./terminal.ts";

/** Runs one command line (without the program's name) and gives the exit code; never throws. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = exitCode.done;
  try {
    const program = createProgram(terminal, await loadCommands(argv), (value) => {
      code = value;
    });
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    const { printError } = await import("./print-error.ts");
    return printError(error, terminal);
  }
}
