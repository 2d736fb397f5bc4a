import { OnrecordError } from "../../errors.ts";
import { nearestName } from "../../models/nearest-name.ts";

/** What a source such as `mcp:files/read_text_file` names. */
export type McpSource =
  | { readonly kind: "server"; readonly server: string }
  | { readonly kind: "tool"; readonly server: string; readonly tool: string }
  | { readonly kind: "resource"; readonly server: string; readonly uri: string };

/**
 * Reads `mcp:<server>`, `mcp:<server>/<tool>` or `mcp:<server>/<uri of a resource>`. Names of servers may hold a
 * slash: the longest one that fits is taken. Throws `bad_usage` with the names there are.
 */
export function parseMcpSource(source: string, servers: readonly string[]): McpSource {
  const named = source.slice("mcp:".length);
  const server = [...servers]
    .sort((a, b) => b.length - a.length)
    .find((name) => named === name || named.startsWith(`${name}/`));
  if (server === undefined) throw unknownServer(named.split("/")[0] ?? "", servers);
  const rest = named.slice(server.length + 1);
  if (rest === "") return { kind: "server", server };
  if (/^[a-z][a-z0-9+.-]*:/i.test(rest)) return { kind: "resource", server, uri: rest };
  return { kind: "tool", server, tool: rest };
}

function unknownServer(name: string, servers: readonly string[]): OnrecordError {
  if (servers.length === 0) {
    return new OnrecordError(
      `There is no MCP server "${name}": the settings name none. Put it under "mcpServers" into onrecord.config.json, or name a host's file with --servers .mcp.json.`,
      { code: "bad_usage" },
    );
  }
  const near = nearestName(name, servers);
  const guess = near === undefined ? "" : ` Did you mean "${near}"?`;
  return new OnrecordError(
    `There is no MCP server "${name}".${guess} Known: ${nameSome(servers)}. Others go under "mcpServers" into onrecord.config.json.`,
    { code: "bad_usage" },
  );
}

const mostNamed = 12;

/** Names for a message, the first dozen of them. */
export function nameSome(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return names.slice(0, mostNamed).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
