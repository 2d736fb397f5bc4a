import { Argument, type Command, Option } from "commander";
import type { ServerName } from "../../mcp-servers/install/server-entries.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { parsePort } from "../parse-number.ts";
import { type ServeOptions, usualServeOptions } from "../serve-options.ts";

/** Adds `onrecord mcp`, without the commands under it. */
export function addMcpCommand({ program, terminal, finish }: CommandSetup): Command {
  const command = program
    .command("mcp")
    .summary("serve transcripts or agents to Claude Desktop, VS Code and other MCP hosts")
    .description(
      "Serve a host over standard input and output, or over HTTP with --http. The server transcripts reads and checks recordings, without a model or the network; agents may call the models of the settings.",
    )
    .addArgument(
      new Argument("[server]", "what to serve").choices(["transcripts", "agents"]).default("transcripts"),
    )
    .option("--root <dir>", "folder whose files may be read; may stand several times", collect, [])
    .option("--local-only", "agents: refuse models that are not on this machine")
    .option("--http", "serve over HTTP instead, at the path /mcp")
    .addOption(
      new Option("--port <port>", "with --http").argParser(parsePort).default(usualServeOptions.port),
    )
    .option("--bind <address>", "with --http: address to listen on", usualServeOptions.bind)
    .option("--allow-host <name>", "with --http: another host name that requests may be for", collect, [])
    .option(
      "--allow-origin <origin>",
      "with --http: a web page that may ask, https://notes.example",
      collect,
      [],
    )
    .option("--no-token", "with --http: let in whoever asks, on this machine only");
  addExamples(command, [
    [
      "onrecord mcp transcripts --root ~/Transcripts",
      "what a host starts; it speaks the protocol, not to people",
    ],
    [
      "onrecord mcp --http --root ~/Transcripts",
      "over HTTP on this machine, with the token in the store's folder",
    ],
    ["onrecord mcp agents --http --port 8300 --local-only", "the server whose tools may call models"],
    ["onrecord mcp config claude-desktop --write", "tell Claude Desktop of it"],
  ]);
  command.action(async (server: ServerName) => {
    const { serveMcp } = await import("../serve-mcp.ts");
    finish(await serveMcp(server, globalOptionsOf(command) as ServeOptions, terminal));
  });
  return command;
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
