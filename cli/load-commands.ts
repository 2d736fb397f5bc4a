import type { AddCommand } from "./command-setup.ts";

const servers: ReadonlySet<string | undefined> = new Set(["transcripts", "agents"]);

/** The commands that a command line can mean. A host starts a server again and again, and gets nothing else loaded. */
export async function loadCommands(argv: readonly string[]): Promise<readonly AddCommand[]> {
  if (argv[0] === "mcp" && servers.has(argv[1])) return [(await import("./commands/mcp.ts")).addMcpCommand];
  return (await import("./all-commands.ts")).allCommands;
}
