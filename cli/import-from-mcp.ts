import { readSettings } from "../app/settings.ts";
import { OnrecordError } from "../errors.ts";
import { withServer } from "../mcp-servers/client/connect-to-server.ts";
import {
  importFromResource,
  importFromTool,
  type ReceivedFile,
} from "../mcp-servers/client/import-from-server.ts";
import { type McpSource, parseMcpSource } from "../mcp-servers/client/mcp-source.ts";
import { type McpServers, readServersFile } from "../mcp-servers/client/read-servers-file.ts";
import { type ReachableServer, resolveServer } from "../mcp-servers/client/resolve-server.ts";
import { createHttpFetch } from "../models/http-fetch.ts";
import { exitCode } from "./exit-code.ts";
import { printImport } from "./import-files.ts";
import type { ImportOptions } from "./import-options.ts";
import type { ImportedSource } from "./print-imported.ts";
import { renderOffer, toOfferJson } from "./print-offer.ts";
import type { Session } from "./session.ts";

/** Takes in what a tool or a resource of an MCP server gives, or lists what the server offers; gives the exit code. */
export async function importFromMcp(
  session: Session,
  asked: { readonly source: string; readonly words: readonly string[] },
  options: ImportOptions,
): Promise<number> {
  const { cwd, variables, signal, version } = session.terminal;
  const settings = readSettings({ cwd });
  const foreign: McpServers = options.servers === undefined ? {} : readServersFile(options.servers, cwd);
  const servers: McpServers = { ...settings.mcpServers, ...foreign };
  const source = parseMcpSource(asked.source, Object.keys(servers));
  const localOnly = options.localOnly === true || settings.localOnly === true;
  const found = servers[source.server];
  if (found === undefined) throw usage(`There is no MCP server "${source.server}".`);
  const server = resolveServer(source.server, found, { cwd, variables, localOnly });
  const world = { fetch: createHttpFetch(), variables, signal, version, timeoutSeconds: options.timeout };
  if (options.tools === true) return await printOffer(session, server, world);
  const files = await receive({ server, world, source, words: asked.words, resource: options.resource });
  const imported: ImportedSource[] = [];
  for (const file of files) imported.push({ source: file.uri, shown: await session.app.add(file) });
  return printImport(session, imported);
}

type World = Parameters<typeof withServer>[1];

async function printOffer(session: Session, server: ReachableServer, world: World): Promise<number> {
  const offer = await withServer(server, world, async (connection) => ({
    server: server.name,
    tools: await connection.listTools(),
    resources: await connection.listResources(),
  }));
  if (session.json) session.printJson(toOfferJson(offer));
  else session.print(renderOffer(offer, session.colors));
  return exitCode.done;
}

async function receive(asked: {
  readonly server: ReachableServer;
  readonly world: World;
  readonly source: McpSource;
  readonly words: readonly string[];
  readonly resource: string | undefined;
}): Promise<readonly ReceivedFile[]> {
  const { server, world, source, words } = asked;
  const uri = source.kind === "resource" ? source.uri : asked.resource;
  if (uri !== undefined) {
    if (words.length > 0 || source.kind === "tool")
      throw usage(`A resource takes no tool and no arguments. Write mcp:${server.name} --resource ${uri}.`);
    return await withServer(server, world, (connection) => importFromResource(server, connection, uri));
  }
  if (source.kind !== "tool") {
    throw usage(
      `"mcp:${server.name}" names no tool. Write mcp:${server.name}/<tool> key=value…; "onrecord import mcp:${server.name} --tools" lists them.`,
    );
  }
  const call = { tool: source.tool, words };
  return await withServer(server, world, (connection) => importFromTool(server, connection, call));
}

function usage(message: string): OnrecordError {
  return new OnrecordError(message, { code: "bad_usage" });
}
