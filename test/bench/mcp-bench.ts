import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readBytes } from "../../app/recordings.ts";
import { createTermShelf } from "../../app/term-shelf.ts";
import { openLibrary } from "../../store/library.ts";
import { generateTalk } from "./generate-talk.ts";
import { openLines } from "./json-lines.ts";
import { measure, median } from "./measure.ts";
import type { BenchResult } from "./result.ts";

const program = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const hello = fileURLToPath(new URL("hello-server.mjs", import.meta.url));
const talks = 1_000;
/** Words: of each talk in the library some 20 kB, and what is said in three hours. */
const talkWords = 3_500;
const threeHours = 28_800;

/** The transcripts server over stdio, with 1,000 transcripts in its library; beside it a server that does nothing. */
export async function benchMcp(): Promise<BenchResult[]> {
  if (!existsSync(program)) throw new Error("Build the program first: npm run build");
  const folder = mkdtempSync(join(tmpdir(), "onrecord-bench-"));
  try {
    const work = join(folder, "work");
    mkdirSync(work);
    const talk = generateTalk(threeHours, 1);
    writeFileSync(join(work, "long.vtt"), talk.captions);
    fillLibrary(join(folder, "store"));
    return await benchServer(folder, { work, quote: talk.sentences[900] ?? "" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fillLibrary(folder: string): void {
  const library = openLibrary(folder, "bench");
  const shelf = createTermShelf(library);
  for (let number = 0; number < talks; number += 1) {
    const bytes = new TextEncoder().encode(generateTalk(talkWords, number + 2).captions);
    const reading = readBytes(library, { now: () => new Date(0) }, { bytes, uri: `talk-${number}.vtt` });
    const row = library.transcript(reading.transcript.sha256);
    if (row !== undefined) shelf.put(row, reading.transcript);
  }
}

async function benchServer(
  folder: string,
  { work, quote: said }: { readonly work: string; readonly quote: string },
): Promise<BenchResult[]> {
  const ours = [program, "mcp", "transcripts", "--root", work];
  const variables = { ...process.env, ONRECORD_HOME: join(folder, "store") };
  const start = (args: readonly string[]) => openLines(process.execPath, args, variables);
  const startTimes = { ours: [] as number[], hello: [] as number[] };
  for (let round = 0; round < 7; round += 1) {
    startTimes.hello.push(await timeStart(() => start([hello])));
    startTimes.ours.push(await timeStart(() => start(ours)));
  }
  const server = start(ours);
  await server.begin();
  const call = (name: string, input: Readonly<Record<string, unknown>>) =>
    server.ask("tools/call", { name, arguments: input });
  await call("open_transcript", { source: "long.vtt" });
  const rounds = { warmUps: 20, runs: 101 };
  const few = { warmUps: 3, runs: 11 };
  const long = { transcript: "long" };
  const ping = await measure(() => server.ask("ping", {}), rounds);
  const trivial = await measure(() => call("get_instructions", { task: "brief_me" }), rounds);
  const searchOne = await measure(
    () => call("search_transcript", { ...long, query: said.split(" ").slice(3, 6).join(" ") }),
    few,
  );
  const searchAll = await measure(
    () => call("search_transcript", { query: said.split(" ").slice(3, 6).join(" ") }),
    few,
  );
  const quote = await measure(() => call("verify_quotes", { ...long, quotes: [{ quote: said }] }), few);
  const closed = await server.close();
  const [oursMs, helloMs] = [median(startTimes.ours), median(startTimes.hello)];
  return [
    {
      what: "MCP: start to first tools/list, of a hello server's",
      measured: oursMs / helloMs,
      unit: "times",
      bar: 1.5,
    },
    { what: "  hello server, same SDK", measured: helloMs, unit: "ms" },
    { what: "MCP: a trivial call over stdio", measured: trivial, unit: "ms", bar: 0.3 },
    { what: "  ping over stdio", measured: ping, unit: "ms" },
    { what: "MCP: search in three hours", measured: searchOne, unit: "ms", bar: 30 },
    { what: "MCP: search in 1,000 transcripts", measured: searchAll, unit: "ms", bar: 300 },
    { what: "MCP: a quote in three hours", measured: quote, unit: "ms", bar: 50 },
    { what: "MCP: closed standard input to exit", measured: closed, unit: "ms", bar: 500 },
  ];
}

async function timeStart(start: () => ReturnType<typeof openLines>): Promise<number> {
  const startedMs = performance.now();
  const server = start();
  await server.begin();
  await server.ask("tools/list", {});
  const tookMs = performance.now() - startedMs;
  await server.close();
  return tookMs;
}
