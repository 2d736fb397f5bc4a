import { createProgram } from "./create-program.ts";
import { exitCode } from "./exit-code.ts";
import { printError } from "./print-error.ts";
import type { Terminal } from "./terminal.ts";

/** Runs one command line (without the program's name) and gives the exit code; never throws. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = exitCode.done;
  try {
    const program = createProgram(terminal, (value) => {
      code = value;
    });
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    return printError(error, terminal);
  }
}
