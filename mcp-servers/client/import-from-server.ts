import { OnrecordError } from "../../errors.ts";
import { nearestName } from "../../models/nearest-name.ts";
import { answerTexts, withInside } from "./answer-texts.ts";
import { chooseTranscript } from "./choose-transcript.ts";
import type { McpConnection } from "./connect-to-server.ts";
import { nameSome } from "./mcp-source.ts";
import { type Origin, originUri } from "./origin-uri.ts";
import type { ResourceContent, ServerTool, ToolResult } from "./protocol-shapes.ts";
import { readCallArguments } from "./read-call-arguments.ts";
import type { ReachableServer } from "./resolve-server.ts";
import { createServerFailures } from "./server-failures.ts";

/** What came from a server and can be read as a transcript. */
export interface ReceivedFile {
  readonly bytes: Uint8Array;
  /** Where it came from, without secrets. */
  readonly uri: string;
  /** For a title where the transcript has none. */
  readonly name: string;
}

/** A file with whether it has times, or why there is none. */
type Attempt = { readonly file: ReceivedFile; readonly isTimed: boolean } | OnrecordError;

/** Links that one answer may send us after. */
const mostLinks = 20;
const noWords = /^(?:image|audio|video|font)\//i;

/**
 * Calls a tool with arguments such as `path=talk.vtt` and gives the transcripts in what comes back, one at least:
 * the files that are embedded or linked, or the best of its texts and its structured answer. What has times wins.
 * Throws `OnrecordError` in one line.
 */
export async function importFromTool(
  server: ReachableServer,
  connection: McpConnection,
  call: { readonly tool: string; readonly words: readonly string[] },
): Promise<readonly ReceivedFile[]> {
  const tool = findTool(await connection.listTools(), call.tool, server);
  const args = readCallArguments(call.words, tool);
  const result = await connection.callTool(tool.name, args);
  if (result.isError) throw createServerFailures(server).toolFailed(tool.name, wordsOf(result));
  const origin: Origin = { server: server.name, tool: tool.name, arguments: args, secrets: server.secrets };
  const name = titleOf(result) ?? fileNameIn(args) ?? `${server.name} ${tool.name}`;
  const embedded = result.content.flatMap(({ resource }) =>
    resource === undefined ? [] : attemptResource(resource, origin),
  );
  const texts = answerTexts(result);
  const told = texts.length === 0 ? [] : [attempt(texts, name, originUri(origin))];
  if (embedded.some(isTimed) || told.some(isTimed)) return filesOf(embedded.some(isTimed) ? embedded : told);
  const linked = await readLinks(result, connection, origin);
  const files = filesOf([...embedded, ...linked].some(isRead) ? [...embedded, ...linked] : told);
  if (files.length > 0) return files;
  throw [...embedded, ...linked, ...told].find(isError) ?? nothingIn(tool.name, server);
}

/** Reads a resource of a server by its URI. Throws `OnrecordError` in one line. */
export async function importFromResource(
  server: ReachableServer,
  connection: McpConnection,
  uri: string,
): Promise<readonly ReceivedFile[]> {
  const origin: Origin = { server: server.name, secrets: server.secrets };
  const contents = await connection.readResource(uri);
  const attempts = contents.flatMap((content) => attemptResource({ uri, ...content }, origin));
  const files = filesOf(attempts);
  if (files.length > 0) return files;
  throw attempts.find(isError) ?? nothingIn(uri, server);
}

function findTool(tools: readonly ServerTool[], name: string, server: ReachableServer): ServerTool {
  const tool = tools.find((one) => one.name === name);
  if (tool !== undefined) return tool;
  const names = tools.map((one) => one.name);
  const near = nearestName(name, names);
  const guess = near === undefined ? "" : ` Did you mean "${near}"?`;
  const known = names.length === 0 ? "It has none." : `It has: ${nameSome(names)}.`;
  throw new OnrecordError(
    `The MCP server "${server.name}" has no tool "${name}".${guess} ${known} See what they take with "onrecord import mcp:${server.name} --tools".`,
    { code: "bad_usage" },
  );
}

async function readLinks(
  result: ToolResult,
  connection: McpConnection,
  origin: Origin,
): Promise<readonly Attempt[]> {
  const links = result.content.flatMap(({ type, uri, mimeType }) =>
    type === "resource_link" && uri !== undefined && !noWords.test(mimeType ?? "") ? [uri] : [],
  );
  const attempts: Attempt[] = [];
  for (const uri of links.slice(0, mostLinks)) {
    const contents = await connection.readResource(uri);
    attempts.push(...contents.flatMap((content) => attemptResource({ uri, ...content }, origin)));
  }
  return attempts;
}

function attemptResource(content: ResourceContent, origin: Origin): readonly Attempt[] {
  const { uri = "", mimeType = "", text, blob } = content;
  if (noWords.test(mimeType)) return [];
  const contents = text === undefined ? [Buffer.from(blob ?? "", "base64")] : withInside(text);
  return [attempt(contents, lastPart(uri) ?? uri, originUri({ ...origin, resource: uri }))];
}

function attempt(contents: readonly (string | Uint8Array)[], name: string, uri: string): Attempt {
  const chosen = chooseTranscript(contents, name);
  if (chosen instanceof OnrecordError) return chosen;
  return { file: { bytes: chosen.bytes, uri, name }, isTimed: chosen.timed !== "little" };
}

function isError(one: Attempt): one is OnrecordError {
  return one instanceof OnrecordError;
}

function isRead(one: Attempt): boolean {
  return !isError(one);
}

function isTimed(one: Attempt): boolean {
  return !isError(one) && one.isTimed;
}

function filesOf(attempts: readonly Attempt[]): readonly ReceivedFile[] {
  return attempts.flatMap((one) => (isError(one) ? [] : [one.file]));
}

function nothingIn(what: string, server: ReachableServer): OnrecordError {
  return new OnrecordError(
    `"${what}" of the MCP server "${server.name}" gave nothing that could be a transcript. Try another tool; see "onrecord import mcp:${server.name} --tools".`,
    { code: "empty_input" },
  );
}

function wordsOf({ content }: ToolResult): string {
  return content.flatMap(({ text }) => text ?? []).join(" ");
}

/** The name that the server itself gives. */
function titleOf({ structuredContent }: ToolResult): string | undefined {
  if (typeof structuredContent !== "object" || structuredContent === null) return undefined;
  const title = "title" in structuredContent ? structuredContent.title : undefined;
  if (typeof title !== "string" || title.trim() === "" || title.length > 300) return undefined;
  return title.replace(/[/\\]/g, " ");
}

function fileNameIn(args: Readonly<Record<string, unknown>>): string | undefined {
  const paths = Object.values(args).filter((value) => typeof value === "string");
  return paths.map(lastPart).find((part) => part !== undefined && /\.[a-z0-9]{2,5}$/i.test(part));
}

function lastPart(path: string): string | undefined {
  const part = path
    .replace(/[?#].*$/, "")
    .split(/[/\\]/)
    .findLast((one) => one !== "");
  if (part === undefined) return undefined;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
