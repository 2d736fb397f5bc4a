import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { McpServerSettings } from "../../app/mcp-server-settings.ts";
import { OnrecordError } from "../../errors.ts";

/** A server that is started and spoken to over its standard streams. */
export interface StdioServer {
  readonly kind: "stdio";
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Added to the small usual environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** What may stand in no message and no file. */
  readonly secrets: readonly string[];
}

/** A server that is spoken to over HTTP. `way` says how first: over Streamable HTTP, or over SSE alone. */
export interface HttpServer {
  readonly kind: "http";
  readonly name: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly way: "streamable" | "sse";
  readonly secrets: readonly string[];
}

/** A server of the settings with its variables filled in. */
export type ReachableServer = StdioServer | HttpServer;

interface World {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Only servers on this machine may be spoken to. */
  readonly localOnly: boolean;
}

/**
 * Fills in `${NAME}`, `${env:NAME}`, `${NAME:-default}`, `${workspaceFolder}` and `${userHome}`. Throws `bad_usage` for
 * a variable that is not set or an address that is none, `not_found` for a folder that is not there, `not_local`.
 */
export function resolveServer(name: string, settings: McpServerSettings, world: World): ReachableServer {
  const fill = (text: string): string => fillIn(text, name, world);
  const fillAll = (pairs: Readonly<Record<string, string>> = {}): Record<string, string> =>
    Object.fromEntries(Object.entries(pairs).map(([key, value]) => [key, fill(value)]));
  if (settings.url !== undefined) {
    const url = toUrl(fill(settings.url), name);
    if (world.localOnly && !isLoopback(url)) throw notLocal(name, url);
    return toHttpServer({ name, url, headers: fillAll(settings.headers), type: settings.type });
  }
  const cwd = resolve(world.cwd, fill(settings.cwd ?? "."));
  if (!existsSync(cwd)) {
    throw new OnrecordError(
      `The folder of the MCP server "${name}" is not there. Correct "cwd" of "${name}" in the settings.`,
      { code: "not_found" },
    );
  }
  const env = fillAll(settings.env);
  const args = (settings.args ?? []).map(fill);
  const filledIn = args.filter((arg, index) => arg !== settings.args?.[index]);
  const secrets = [...Object.values(env), ...filledIn];
  return { kind: "stdio", name, command: fill(settings.command ?? ""), args, env, cwd, secrets };
}

function toHttpServer(given: {
  readonly name: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly type: McpServerSettings["type"];
}): HttpServer {
  const { name, type } = given;
  const url = new URL(given.url);
  const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  // A request takes no address with a login in it.
  url.username = url.password = "";
  const headers =
    login === ":"
      ? given.headers
      : { authorization: `Basic ${Buffer.from(login, "utf8").toString("base64")}`, ...given.headers };
  const secrets = [...Object.values(headers), given.url.href];
  return { kind: "http", name, url, headers, way: type === "sse" ? "sse" : "streamable", secrets };
}

const reference = /\$\{(?:env:)?([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g;

function fillIn(text: string, server: string, world: World): string {
  const input = /\$\{input:([^}]*)\}/.exec(text)?.[1];
  if (input !== undefined) {
    throw new OnrecordError(
      `The MCP server "${server}" asks for the input "${input}", which only its own host can ask for. Put the value into an environment variable and write \${NAME} in its place.`,
      { code: "bad_usage" },
    );
  }
  return text.replace(reference, (_whole, variable: string, otherwise?: string) => {
    const set = world.variables[variable];
    const value = (set === "" ? otherwise : set) ?? ownFolders(variable, world) ?? otherwise ?? set;
    if (value !== undefined) return value;
    throw new OnrecordError(
      `The MCP server "${server}" needs the environment variable ${variable}, which is not set. Set it, then run this again.`,
      { code: "bad_usage" },
    );
  });
}

function ownFolders(variable: string, world: World): string | undefined {
  if (variable === "workspaceFolder") return world.cwd;
  return variable === "userHome" ? (world.variables["HOME"] ?? world.variables["USERPROFILE"]) : undefined;
}

function toUrl(text: string, server: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
  throw new OnrecordError(
    `The address of the MCP server "${server}" is no http:// or https:// address. Correct "url" of "${server}" in the settings.`,
    { code: "bad_usage" },
  );
}

function isLoopback({ hostname }: URL): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    /^127\.\d+\.\d+\.\d+$|^\[::1\]$/.test(hostname)
  );
}

function notLocal(server: string, url: URL): OnrecordError {
  return new OnrecordError(
    `The MCP server "${server}" runs at ${url.hostname}, and only this machine may be asked. Leave out --local-only, or name a server on this machine.`,
    { code: "not_local" },
  );
}
