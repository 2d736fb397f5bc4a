import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { z } from "zod";
import { createApp } from "../../../app/create-app.ts";
import { createAgentsServer } from "../../../mcp-servers/agents/server.ts";
import { callTool } from "../../../mcp-servers/call-tool.ts";
import type { ServerDefinition } from "../../../mcp-servers/server-definition.ts";
import type { CallContext } from "../../../mcp-servers/tool.ts";
import { openLibrary } from "../../../store/library.ts";
import { smallVtt } from "../../small-transcript.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

/** A call's answer as tests look at it. */
export interface Told {
  readonly text: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly isError: boolean;
}

export interface ToldProgress {
  readonly done: number;
  readonly total: number | undefined;
  readonly message: string;
}

export interface TestServer {
  readonly folder: string;
  readonly server: ServerDefinition;
  call(tool: string, args?: object, context?: Partial<CallContext>): Promise<Told>;
  /** What was told of the progress of any call. */
  readonly progress: ToldProgress[];
  /** Faults of the program that a host would report. */
  readonly faults: unknown[];
}

/** Longest that a test's call waits for its run, unless it says otherwise. */
const waitMs = 5_000;

interface ServerOptions {
  readonly folder?: string;
  readonly settings?: object;
  readonly script?: object;
  readonly waitMs?: number;
  readonly localOnly?: boolean;
}

/** The server over a real app, in a folder with `ferry.vtt` as the one that may be read. Close it after use. */
export function createTestServer(
  folder: string,
  options: Omit<ServerOptions, "folder"> = {},
): ServerDefinition {
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  write("ferry.vtt", smallVtt);
  if (options.settings !== undefined) write("onrecord.config.json", JSON.stringify(options.settings));
  if (options.script !== undefined) write("script.json", JSON.stringify(options.script));
  const now = (): Date => new Date();
  return createAgentsServer({
    version: "1.2.3",
    openApp: async () =>
      createApp({
        home: join(folder, "store"),
        cwd: folder,
        variables: { ONRECORD_APERTIUM: "off" },
        now,
        nowMs: () => Date.now(),
        newId: randomUUID,
        signal: new AbortController().signal,
        readStandardInput: async () => new Uint8Array(),
        onProgress: () => undefined,
        userDataDirectory: folder,
        random: () => 0,
        fetch: refuseNetwork,
      }),
    library: openLibrary(join(folder, "store"), randomUUID()),
    roots: [folder],
    localOnly: options.localOnly ?? false,
    now,
    waitMs: options.waitMs ?? waitMs,
  });
}

/** The server, closed when the test ends, with what a test calls it by. */
export function openAgentsServer({ folder = temporaryFolder(), ...options }: ServerOptions = {}): TestServer {
  const server = createTestServer(folder, options);
  onTestFinished(() => server.close());
  const progress: ToldProgress[] = [];
  const faults: unknown[] = [];
  const call: TestServer["call"] = async (tool, args = {}, context = {}) => {
    const whole: CallContext = {
      signal: new AbortController().signal,
      progress: (done, total, message) => progress.push({ done, total, message }),
      ...context,
    };
    const request = { name: tool, arguments: { ...args } };
    return toTold(
      await callTool(server.tools, request, { context: whole, report: (fault) => faults.push(fault) }),
    );
  };
  return { folder, server, call, progress, faults };
}

const Result = z.object({
  content: z.tuple([z.object({ text: z.string() })]),
  structuredContent: z.record(z.string(), z.unknown()),
  isError: z.boolean().optional(),
});

function toTold(result: unknown): Told {
  const { content, structuredContent, isError = false } = Result.parse(result);
  return { text: content[0].text, facts: structuredContent, isError };
}

async function refuseNetwork(): Promise<never> {
  throw new Error("This test may not use the network.");
}

/** The items of an answer. */
export function itemsOf({ facts }: Told): readonly Readonly<Record<string, unknown>>[] {
  return z.array(z.record(z.string(), z.unknown())).parse(facts["items"] ?? []);
}

/** The call that an answer says to make next. */
export function nextCall({ facts }: Told): readonly [tool: string, args: object] {
  const [, tool = "", args = "{}"] = /^(\w+) (\{.*?\})(?: |$)/.exec(String(facts["next"])) ?? [];
  return [tool, z.record(z.string(), z.unknown()).parse(JSON.parse(args))];
}

/** A transcript as WebVTT of so many lines, each its own. */
export function longVtt(lines: number): string {
  const cues = Array.from({ length: lines }, (_, at) => {
    const clock = (seconds: number): string =>
      `${String(Math.floor(seconds / 3600)).padStart(2, "0")}:${String(Math.floor(seconds / 60) % 60).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}.000`;
    const speaker = at % 3 === 0 ? "Mara Quint" : "Ilo Brandt";
    return `${clock(at * 5)} --> ${clock(at * 5 + 5)}\n<v ${speaker}>Boat number ${at + 1} left the harbour with ${at + 30} people and came back before night.`;
  });
  return `WEBVTT\n\n${cues.join("\n\n")}\n`;
}
