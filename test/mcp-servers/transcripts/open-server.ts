import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { callTool } from "../../../mcp-servers/call-tool.ts";
import type { ServerDefinition } from "../../../mcp-servers/server-definition.ts";
import { createTranscriptsServer } from "../../../mcp-servers/transcripts/server.ts";
import { openLibrary } from "../../../store/library.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

/** What a tool answered: the text, the structure, and whether it failed. */
export interface Answered {
  readonly text: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly isError: boolean;
}

/** A server over a new library, with one allowed folder that holds `files`. */
export interface OpenServer {
  readonly server: ServerDefinition;
  readonly home: string;
  readonly root: string;
  call(name: string, args?: Readonly<Record<string, unknown>>, signal?: AbortSignal): Promise<Answered>;
  /** Opens a pasted text and gives its id. */
  paste(text: string, title?: string): Promise<string>;
}

export function openServer(
  files: Readonly<Record<string, string>> = {},
  home = temporaryFolder(),
): OpenServer {
  const root = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  let count = 0;
  const server = createTranscriptsServer({
    library: openLibrary(home, "test"),
    roots: [root],
    version: "0.0.0",
    now: () => new Date(1_750_000_000_000 + 1000 * count++),
  });
  onTestFinished(() => server.close());
  const call: OpenServer["call"] = async (name, args = {}, signal = new AbortController().signal) => {
    const result = await callTool(
      server.tools,
      { name, arguments: args },
      {
        context: { signal, progress: () => undefined },
        report: (fault) => {
          throw fault;
        },
      },
    );
    if (!("content" in result)) throw new Error("a tool of this server asks for nothing");
    const [block] = result.content;
    return {
      text: block?.type === "text" ? block.text : "",
      facts: result.structuredContent,
      isError: result.isError === true,
    };
  };
  return {
    server,
    home,
    root,
    call,
    async paste(text, title = "test talk") {
      const { facts } = await call("open_transcript", { text, title });
      return String(facts["transcript"]);
    },
  };
}

/** A WebVTT file of lines `[seconds, speaker, words]`; each lasts until the next begins, the last five seconds. */
export function toVtt(lines: readonly (readonly [start: number, speaker: string, words: string])[]): string {
  const cues = lines.map(([start, speaker, words], at) => {
    const end = lines[at + 1]?.[0] ?? start + 5;
    return `${stamp(start)} --> ${stamp(end)}\n${speaker === "" ? "" : `<v ${speaker}>`}${words}`;
  });
  return `WEBVTT\n\n${cues.join("\n\n")}\n`;
}

function stamp(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  const clock = parts.map((part) => String(part).padStart(2, "0")).join(":");
  return `${clock}.${String(Math.round((seconds % 1) * 1000)).padStart(3, "0")}`;
}

/** The text between the fence's markers in an answer's text or excerpt; throws when there is no whole fence. */
export function insideFence(answer: string): string {
  const found = /\n(=====[0-9a-f]{16})\n([\s\S]*?)\n\1(?:\n|$)/.exec(`\n${answer}`);
  if (found === null) throw new Error("the answer has no whole fence");
  return found[2] ?? "";
}

/** What stands outside of the fence. */
export function outsideFence(answer: string): string {
  return answer.replace(/(=====[0-9a-f]{16})\n[\s\S]*?\n\1/, "");
}
