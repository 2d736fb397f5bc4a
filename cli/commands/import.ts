import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import type { ImportOptions } from "../import-options.ts";
import { parsePositive } from "../parse-number.ts";
import { type Session, withSession } from "../session.ts";

/** Adds `onrecord import`. */
export function addImportCommand({ program, terminal, finish }: CommandSetup): void {
  const command = program
    .command("import")
    .argument(
      "<source...>",
      "files, or - for standard input; or mcp:<server>/<tool> and its arguments as key=value (key:=json)",
    )
    .summary("take transcripts in, also from MCP servers")
    .description(
      "Read transcripts and keep them in the store, to be named by their ids. A source mcp:<server>/<tool> calls a tool of an MCP server that the settings name under mcpServers, and reads what comes back.",
    )
    .option("--tools", "list what the MCP server offers, and take nothing in")
    .option("--resource <uri>", "read a resource of the MCP server instead of calling a tool")
    .option("--servers <file>", "also use the servers in a host's file: .mcp.json, .vscode/mcp.json")
    .option("--timeout <seconds>", "longest that the MCP server may take", parsePositive, 60)
    .option("--local-only", "refuse a server that is not on this machine");
  addExamples(command, [
    ["onrecord import talk.vtt interview.srt", "keep files in the store"],
    ["onrecord import mcp:files --tools", "see what the server files of the settings offers"],
    ["onrecord import mcp:files/read_text_file path=talks/talk.vtt", "take a transcript from it"],
    [
      "onrecord import mcp:notes --resource notes://42 --servers .mcp.json",
      "read a resource of a server of a host",
    ],
  ]);
  command.action(async (sources: readonly string[], options: ImportOptions) => {
    const work = (session: Session): Promise<number> => importSources(session, sources, options);
    finish(await withSession(terminal, globalOptionsOf(command), work));
  });
}

async function importSources(
  session: Session,
  sources: readonly string[],
  options: ImportOptions,
): Promise<number> {
  const [first = "", ...words] = sources;
  if (!first.startsWith("mcp:")) {
    const { importFiles } = await import("../import-files.ts");
    return await importFiles(session, sources, options);
  }
  const { importFromMcp } = await import("../import-from-mcp.ts");
  return await importFromMcp(session, { source: first, words }, options);
}
