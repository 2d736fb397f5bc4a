import { OnrecordError } from "../../errors.ts";
import { mergeProperty, replaceProperty } from "./edit-jsonc.ts";
import type { Host } from "./hosts.ts";
import { type JsoncNode, readJsonc } from "./read-jsonc.ts";
import type { ServerEntry } from "./server-entries.ts";

/** What is added to a host's file. */
export interface Addition {
  readonly host: Host;
  readonly entries: Readonly<Record<string, ServerEntry>>;
  /** Name of the file, for messages. */
  readonly file: string;
}

/**
 * A host's file with entries added or brought up to date; the rest stays as it is, also what a user has added to
 * an entry of ours. Throws `bad_input` where the host itself could not read the text.
 */
export function addServers(text: string, addition: Addition): string {
  const { host, entries } = addition;
  const start = text.trim() === "" ? "{}\n" : text;
  const known = readServers(start, addition);
  return Object.entries(entries).reduce((so, [name, entry]) => {
    const before = known?.[name];
    const isLocal = typeof before === "object" && before !== null && "command" in before;
    // An entry of another kind, such as one with an address, would contradict ours.
    return (isLocal ? mergeProperty : replaceProperty)(so, [host.key, name], entry);
  }, start);
}

function readServers(text: string, { host, file }: Addition): Readonly<Record<string, unknown>> | undefined {
  const root = readRoot(text, { host, file });
  if (root.properties === undefined) {
    throw leftAlone(`${file} holds no JSON object, as ${host.title} wants it.`);
  }
  const servers = root.properties.findLast((property) => property.key === host.key)?.node;
  if (servers !== undefined && servers.properties === undefined) {
    throw leftAlone(`"${host.key}" in ${file} is no JSON object.`);
  }
  return servers?.properties && Object.fromEntries(servers.properties.map((p) => [p.key, p.node.value]));
}

function readRoot(text: string, { host, file }: Pick<Addition, "host" | "file">): JsoncNode {
  try {
    const root = readJsonc(text);
    if (host.syntax === "json") JSON.parse(text.replace(/^\ufeff/, ""));
    return root;
  } catch (cause) {
    const place = cause instanceof Error && cause.name === "JsoncError" ? ` (${cause.message})` : "";
    const why = place === "" ? "has comments or commas that are no JSON" : `is no JSON${place}`;
    throw leftAlone(`${file} ${why}, so ${host.title} cannot read it either.`, cause);
  }
}

function leftAlone(problem: string, cause?: unknown): OnrecordError {
  return new OnrecordError(`${problem} It is left as it is. Correct it, or name another file with --file.`, {
    code: "bad_input",
    cause,
  });
}
