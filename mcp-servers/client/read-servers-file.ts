import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { z } from "zod";
import { ForeignMcpServer, type McpServerSettings } from "../../app/mcp-server-settings.ts";
import { OnrecordError } from "../../errors.ts";
import { parseLenientJson } from "../../models/parse-lenient-json.ts";

/** MCP servers by name. */
export type McpServers = Readonly<Record<string, McpServerSettings>>;

const Servers = z.record(z.string().min(1), z.unknown());
const HostFile = z.object({ mcpServers: Servers.optional(), servers: Servers.optional() });

/**
 * The servers in a host's file: `.mcp.json` and Claude Desktop's have `mcpServers`, VS Code's `mcp.json` has
 * `servers`; comments may stand in it. Keys that only the host reads are passed over. Throws `not_found`,
 * `not_readable` or `bad_usage`.
 */
export function readServersFile(path: string, cwd: string): McpServers {
  const name = basename(path);
  const parsed = HostFile.safeParse(parseFile(readText(resolve(cwd, path), name), name));
  const servers = parsed.success ? (parsed.data.mcpServers ?? parsed.data.servers) : undefined;
  if (servers === undefined) {
    throw new OnrecordError(
      `"${name}" names no MCP servers. It needs {"mcpServers": {"name": {"command": "…"}}}, or "servers" as in VS Code.`,
      { code: "bad_usage" },
    );
  }
  return Object.fromEntries(
    Object.entries(servers).map(([key, value]) => [key, readServer(key, value, name)]),
  );
}

function readServer(key: string, value: unknown, file: string): McpServerSettings {
  const parsed = ForeignMcpServer.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = [key, ...(issue?.path ?? [])].map(String).join(".");
  throw new OnrecordError(
    `"${file}" cannot be used: "${place}": ${issue?.message ?? "not readable"}. Correct it.`,
    {
      code: "bad_usage",
      cause: parsed.error,
    },
  );
}

function readText(path: string, name: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    throw new OnrecordError(
      isMissing
        ? `There is no file "${name}" there. Check the path after --servers.`
        : `"${name}" cannot be read. Check its permissions.`,
      { code: isMissing ? "not_found" : "not_readable", cause },
    );
  }
}

function parseFile(text: string, name: string): unknown {
  try {
    return parseLenientJson(text.replace(/^\uFEFF/, ""), 0).value;
  } catch (cause) {
    throw new OnrecordError(`"${name}" is no JSON. Correct it, or name another file after --servers.`, {
      code: "bad_usage",
      cause,
    });
  }
}
