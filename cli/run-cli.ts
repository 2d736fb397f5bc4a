import { exitCode } from "./exit-code.ts";
import { readServeLine } from "./read-serve-line.ts";
import type { Terminal } from "./terminal.ts";

/** Runs one command line (without the program's name) and gives the exit code; never throws. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const line = readServeLine(argv);
    if (line === undefined) return await runProgram(argv, terminal);
    const { serveMcp } = await import("./serve-mcp.ts");
    return await serveMcp(line.server, line.options, terminal);
  } catch (error) {
    const { printError } = await import("./print-error.ts");
    return printError(error, terminal);
  }
}

async function runProgram(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [{ createProgram }, { allCommands }] = await Promise.all([
    import("./create-program.ts"),
    import("./all-commands.ts"),
  ]);
  let code: number = exitCode.done;
  const program = createProgram(terminal, allCommands, (value) => {
    code = value;
  });
  await program.parseAsync(argv, { from: "user" });
  return code;
}
