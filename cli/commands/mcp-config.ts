import { readdirSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { Argument, type Command, Option } from "commander";
import { OnrecordError } from "../../errors.ts";
import {
  type ConfigFile,
  findConfigFile,
  type Machine,
  startsThroughWsl,
} from "../../mcp-servers/install/config-file.ts";
import {
  type ConfigScope,
  configScopes,
  type Host,
  type HostName,
  hostNames,
  hosts,
} from "../../mcp-servers/install/hosts.ts";
import { type ServerEntry, type ServerName, serverNames } from "../../mcp-servers/install/server-entries.ts";
import { terminalSafe } from "../../report/terminal-safe.ts";
import { addExamples, type CommandSetup, globalOptionsOf } from "../command-setup.ts";
import { exitCode } from "../exit-code.ts";
import { installedServers } from "../installed-servers.ts";
import { toSafeJson } from "../print-json.ts";
import type { GlobalOptions } from "../session.ts";
import type { Terminal } from "../terminal.ts";

interface ConfigOptions extends GlobalOptions {
  readonly server: ServerName | "all";
  readonly scope?: ConfigScope;
  readonly write?: boolean;
  readonly file?: string;
  /** These three are of `onrecord mcp`. */
  readonly root: readonly string[];
  readonly localOnly?: boolean;
  readonly http?: boolean;
}

/** Adds `onrecord mcp config` to `onrecord mcp`. */
export function addMcpConfigCommand({ terminal, finish }: CommandSetup, mcp: Command): void {
  const command = mcp
    .command("config")
    .summary("print or write what a host has to be told of the servers")
    .description(
      "Print the block that adds onrecord to Claude Desktop, VS Code, Claude Code or Cursor; --write puts it into the host's file.",
    )
    .addArgument(new Argument("<host>", "program that uses the servers").choices(hostNames))
    .addOption(
      new Option("--server <name>", "server to add").choices([...serverNames, "all"]).default("transcripts"),
    )
    .addOption(new Option("--scope <scope>", "for all you do, or for this folder").choices(configScopes))
    .option("--write", "put the block into the host's file and keep a copy of it as it was")
    .option("--file <file>", "file of the host, where it is not the usual one");
  addExamples(command, [
    ["onrecord mcp config claude-desktop --root ~/Transcripts --write", "add onrecord to Claude Desktop"],
    ["onrecord mcp config vscode", "print the block for .vscode/mcp.json in this folder"],
    ["onrecord mcp config cursor --server all", "also the server whose tools may call models"],
  ]);
  command.action(async (host: HostName) =>
    finish(await configure(host, globalOptionsOf(command) as ConfigOptions, terminal)),
  );
}

/** What was asked for, with what is known of the host and the machine. */
interface Wish {
  readonly name: HostName;
  readonly host: Host;
  readonly scope: ConfigScope;
  readonly options: ConfigOptions;
  readonly terminal: Terminal;
  readonly machine: Machine;
}

async function configure(name: HostName, options: ConfigOptions, terminal: Terminal): Promise<number> {
  const { machine: facts, cwd, variables } = terminal;
  const host = hosts[name];
  if (options.http === true) {
    throw new OnrecordError(`${host.title} is told to start the server itself. Leave out --http.`, {
      code: "bad_usage",
    });
  }
  const scope = options.scope ?? host.defaultScope;
  const machine: Machine = { ...facts, cwd, variables, listFolder };
  const wish: Wish = { name, host, scope, options, terminal, machine };
  const entries = createEntries(wish);
  const file: ConfigFile =
    options.file === undefined
      ? findConfigFile(name, scope, machine)
      : { found: "yes", path: resolve(cwd, options.file) };
  if (options.write === true) return await write(wish, file, entries);
  const block = { [host.key]: entries };
  const path = file.found === "yes" ? file.path : null;
  print(
    options.json === true ? toSafeJson({ host: name, file: path, ...block }) : toSafeJson(block),
    terminal,
  );
  const where = file.found === "yes" ? `It belongs into ${file.path}; --write puts it there.` : file.reason;
  remark(`${where} ${host.afterwards}`, wish);
  return exitCode.done;
}

async function write(
  wish: Wish,
  file: ConfigFile,
  entries: Readonly<Record<string, ServerEntry>>,
): Promise<number> {
  const { name, host, options, terminal } = wish;
  if (file.found === "no") {
    throw new OnrecordError(
      `${file.reason} Name the file of ${host.title} with --file, or leave out --write to see the block.`,
      { code: "bad_usage" },
    );
  }
  const { writeConfig } = await import("../../mcp-servers/install/write-config.ts");
  const change = writeConfig(file.path, host, entries);
  const copy = change.backup === undefined ? "" : ` As it was: ${change.backup}`;
  const line = terminalSafe(`${change.file} ${stateWords[change.state]}.${copy}`);
  print(options.json === true ? toSafeJson({ host: name, ...change, [host.key]: entries }) : line, terminal);
  remark(host.afterwards, wish);
  return exitCode.done;
}

const stateWords = {
  created: "was made",
  changed: "was changed",
  unchanged: "says so already",
} as const;

function createEntries(wish: Wish): Readonly<Record<string, ServerEntry>> {
  const { name, host, scope, options, terminal, machine } = wish;
  const isThroughWsl = startsThroughWsl(name, scope, machine);
  return installedServers(terminal, {
    servers: options.server === "all" ? serverNames : [options.server],
    roots: findRoots(wish),
    models: options.localOnly === true ? "local" : "any",
    store: options.store,
    entryType: host.entryType,
    distribution: isThroughWsl ? terminal.variables["WSL_DISTRO_NAME"] : undefined,
  });
}

/** A project's servers may read the project where nothing else is said; VS Code fills in its folder itself. */
function findRoots({ name, scope, options, terminal }: Wish): readonly string[] {
  if (options.root.length === 0 && scope === "project") {
    return [name === "vscode" ? `\${workspaceFolder}` : terminal.cwd];
  }
  return options.root.map((root) => {
    const folder = resolve(terminal.cwd, root);
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
    throw new OnrecordError(`There is no folder "${root}". Name one that is there with --root.`, {
      code: "bad_usage",
    });
  });
}

function print(text: string, terminal: Terminal): void {
  terminal.out.write(`${text}\n`);
}

function remark(text: string, { options, terminal }: Wish): void {
  if (options.quiet !== true) terminal.error.write(`${terminalSafe(text)}\n`);
}

function listFolder(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
