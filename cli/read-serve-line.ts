import type { ServerName } from "../mcp-servers/install/server-entries.ts";
import { type ServeOptions, usualServeOptions } from "./serve-options.ts";

/** A server over standard input and output, as hosts start it. */
export interface ServeLine {
  readonly server: ServerName;
  readonly options: ServeOptions;
}

/**
 * Reads the line that "onrecord mcp config" gives to hosts, without the command line's library: a host starts a server
 * again and again, and waits for it. `undefined` for every other line, wrong ones included.
 */
export function readServeLine([command, server, ...words]: readonly string[]): ServeLine | undefined {
  if (command !== "mcp" || (server !== "transcripts" && server !== "agents")) return undefined;
  let options: ServeOptions | undefined = usualServeOptions;
  for (let at = 0; at < words.length && options !== undefined; at += 1) {
    const [word, value] = words.slice(at);
    if (word !== "--local-only") at += 1;
    options = addOption(options, word, value);
  }
  return options === undefined ? undefined : { server, options };
}

function addOption(
  options: ServeOptions,
  word: string | undefined,
  value: string | undefined,
): ServeOptions | undefined {
  if (word === "--local-only") return { ...options, localOnly: true };
  if (value === undefined || value.startsWith("-")) return undefined;
  if (word === "--root") return { ...options, root: [...options.root, value] };
  return word === "--store" ? { ...options, store: value } : undefined;
}
