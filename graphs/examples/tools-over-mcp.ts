import { END, START, StateGraph, StateSchema } from "@langchain/langgraph";
import { type Connection, MultiServerMCPClient } from "@langchain/mcp-adapters";
import { z } from "zod";

/** What is asked of the two servers. */
export interface FolderCheck {
  /** Folder that both servers may read. */
  readonly folder: string;
  /** Quotes to look for in each caption file. */
  readonly quotes: readonly string[];
  /** How the servers are reached: `files` is `@modelcontextprotocol/server-filesystem`, `transcripts` is ours. */
  readonly servers: { readonly files: Connection; readonly transcripts: Connection };
  readonly signal: AbortSignal;
}

const CheckedFile = z.object({
  transcript: z.string(),
  verdicts: z.array(z.string()),
});
/** One caption file and the verdict of each quote, in order. */
export type CheckedFile = z.output<typeof CheckedFile>;

/** Files that are opened at most. */
const mostFiles = 100;
const callTimeoutMs = 60_000;

const State = new StateSchema({
  folder: z.string(),
  quotes: z.array(z.string()),
  paths: z.array(z.string()).default([]),
  checked: z.array(CheckedFile).default([]),
});
type State = typeof State.State;

/**
 * An example of a graph over MCP tools of two servers, with a fixed plan and no model: a file server finds the caption
 * files of a folder, and our own opens each and checks the quotes. Needs the package `@langchain/mcp-adapters`.
 */
export async function checkQuotesInFolder(check: FolderCheck): Promise<readonly CheckedFile[]> {
  const client = new MultiServerMCPClient({ mcpServers: check.servers, useStandardContentBlocks: false });
  try {
    const call = await openTools(client, check.signal);
    const graph = createFolderGraph(call);
    const { checked } = await graph.invoke(
      { folder: check.folder, quotes: [...check.quotes] },
      { signal: check.signal },
    );
    return checked;
  } finally {
    await client.close();
  }
}

/** Calls a tool of a server and gives its text and its structured answer. */
type CallTool = (
  server: "files" | "transcripts",
  tool: string,
  args: Readonly<Record<string, unknown>>,
) => Promise<{ readonly text: string; readonly structured: unknown }>;

function createFolderGraph(call: CallTool) {
  return new StateGraph(State)
    .addNode("find_files", async ({ folder }: State) => {
      const { text } = await call("files", "search_files", { path: folder, pattern: "**/*.{vtt,srt}" });
      return { paths: text.split("\n").filter(isCaptionFile).sort().slice(0, mostFiles) };
    })
    .addNode("check_quotes", async ({ paths, quotes }: State) => {
      const checked: CheckedFile[] = [];
      for (const path of paths) checked.push(await checkFile(call, path, quotes));
      return { checked };
    })
    .addEdge(START, "find_files")
    .addEdge("find_files", "check_quotes")
    .addEdge("check_quotes", END)
    .compile();
}

function isCaptionFile(line: string): boolean {
  return /\.(?:vtt|srt)$/i.test(line);
}

const Opened = z.object({ transcript: z.string() });
const Checks = z.object({ checks: z.array(z.object({ verdict: z.string() })) });

async function checkFile(call: CallTool, path: string, quotes: readonly string[]): Promise<CheckedFile> {
  const opened = Opened.parse((await call("transcripts", "open_transcript", { source: path })).structured);
  const { transcript } = opened;
  const answer = await call("transcripts", "verify_quotes", {
    transcript,
    quotes: quotes.map((text) => ({ text })),
  });
  return { transcript, verdicts: Checks.parse(answer.structured).checks.map(({ verdict }) => verdict) };
}

const Block = z.object({ text: z.string().default(""), structuredContent: z.unknown().optional() });
type Block = z.output<typeof Block>;

/** What the adapter makes of an answer: a text, one block or several; the structured answer stands in the block. */
const Blocks = z.union([z.string().transform((text): Block[] => [{ text }]), z.array(Block), Block]);

async function openTools(client: MultiServerMCPClient, signal: AbortSignal): Promise<CallTool> {
  const tools = await client.initializeConnections();
  return async (server, name, args) => {
    const tool = tools[server]?.find((one) => one.name === name);
    if (tool === undefined) throw new Error(`The MCP server "${server}" has no tool "${name}".`);
    const answer = Blocks.parse(await tool.invoke(args, { signal, timeout: callTimeoutMs }));
    const blocks = Array.isArray(answer) ? answer : [answer];
    return {
      text: blocks.map(({ text }) => text).join("\n"),
      structured: blocks.find((block) => block.structuredContent !== undefined)?.structuredContent,
    };
  };
}
