import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readBytes } from "../../app/recordings.ts";
import { createTermShelf } from "../../app/term-shelf.ts";
import { openLibrary } from "../../store/library.ts";
import { generateTalk } from "./generate-talk.ts";
import { type Era, type JsonLines, openLines } from "./json-lines.ts";
import { measure, median } from "./measure.ts";
import type { BenchResult } from "./result.ts";
import { startSilentModel } from "./silent-model.ts";

const program = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
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
    await fillLibrary(join(folder, "store"));
    return [
      ...(await benchServer(folder, { work, quote: talk.sentences[900] ?? "" })),
      await benchCancel(folder, work),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fillLibrary(folder: string): Promise<void> {
  const library = openLibrary(folder, "bench");
  const shelf = createTermShelf(library);
  for (let number = 0; number < talks; number += 1) {
    const bytes = new TextEncoder().encode(generateTalk(talkWords, number + 2).captions);
    const reading = await readBytes(
      library,
      { now: () => new Date(0) },
      { bytes, uri: `talk-${number}.vtt` },
    );
    const row = await library.transcript(reading.transcript.sha256);
    if (row !== undefined) shelf.put(row, reading.transcript);
  }
}

async function benchServer(
  folder: string,
  { work, quote: said }: { readonly work: string; readonly quote: string },
): Promise<BenchResult[]> {
  const ours = [program, "mcp", "transcripts", "--root", work];
  const start = (args: readonly string[], era: Era, store = "store") => {
    const variables = { ...process.env, ONRECORD_HOME: join(folder, store) };
    return openLines(process.execPath, args, { variables, era });
  };
  const rows: BenchResult[] = [];
  for (const era of ["handshake", "modern"] as const) {
    const hello = fileURLToPath(new URL(`hello-${era}.mjs`, import.meta.url));
    rows.push(
      ...(await benchEra(era, {
        ours: () => start(ours, era),
        hello: () => start([hello], era),
        empty: () => start([program, "mcp", "transcripts"], era, "empty"),
      })),
    );
  }
  const server = start(ours, "handshake");
  await server.begin();
  const call = (name: string, input: Readonly<Record<string, unknown>>) =>
    server.ask("tools/call", { name, arguments: input });
  await call("open_transcript", { source: "long.vtt" });
  const few = { warmUps: 3, runs: 11 };
  const long = { transcript: "long" };
  const query = said.split(" ").slice(3, 6).join(" ");
  const searchOne = await measure(() => call("search_transcript", { ...long, query }), few);
  const searchAll = await measure(() => call("search_transcript", { query }), few);
  const quote = await measure(() => call("verify_quotes", { ...long, quotes: [{ quote: said }] }), few);
  const closed = await server.close();
  return [
    ...rows,
    { what: "MCP: search in three hours", measured: searchOne, unit: "ms", bar: 30 },
    { what: "MCP: search in 1,000 transcripts", measured: searchAll, unit: "ms", bar: 300 },
    { what: "MCP: a quote in three hours", measured: quote, unit: "ms", bar: 50 },
    { what: "MCP: closed standard input to exit", measured: closed, unit: "ms", bar: 500 },
  ];
}

/** From a cancel to the model's call being over and the run known to be. */
async function benchCancel(folder: string, work: string): Promise<BenchResult> {
  const model = await startSilentModel();
  const { baseUrl } = model;
  const settings = {
    servers: { silent: { kind: "compatible", baseUrl } },
    models: { answerer: "compatible/silent" },
  };
  writeFileSync(join(folder, "onrecord.config.json"), JSON.stringify(settings));
  const talk = generateTalk(talkWords, 1);
  writeFileSync(join(work, "short.vtt"), talk.captions);
  const variables = { ...process.env, ONRECORD_HOME: join(folder, "empty") };
  const args = [program, "mcp", "agents", "--root", work];
  const server = openLines(process.execPath, args, { variables, era: "handshake", folder });
  const call = (name: string, input: object) => server.ask("tools/call", { name, arguments: input });
  try {
    await server.begin();
    const times: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const asked = model.untilAsked();
      const question = talk.sentences[40 + round] ?? "";
      call("ask_transcript", { transcript: "short.vtt", question }).catch(() => undefined);
      await asked;
      const left = model.untilLeft();
      const startedMs = performance.now();
      server.cancel();
      await Promise.all([left, call("list_runs", {})]);
      times.push(performance.now() - startedMs);
    }
    return {
      what: "MCP: cancel to idle, the model's call too",
      measured: median(times),
      unit: "ms",
      bar: 200,
    };
  } finally {
    await server.close();
    model.close();
  }
}

async function benchEra(
  era: Era,
  start: Readonly<Record<"ours" | "hello" | "empty", () => JsonLines>>,
): Promise<BenchResult[]> {
  const times = { ours: [] as number[], hello: [] as number[] };
  for (let round = 0; round < 9; round += 1) {
    times.hello.push(await timeStart(start.hello()));
    times.ours.push(await timeStart(start.ours()));
  }
  const [ours, hello] = [median(times.ours), median(times.hello)];
  const trivial = await timeCalls(start.empty(), { name: "list_transcripts", arguments: {} });
  const greeting = await timeCalls(start.hello(), { name: "say_hello", arguments: { name: "Mara" } });
  return [
    {
      what: `MCP, ${era}: start to tools/list, beside a hello server's`,
      measured: ours / hello,
      unit: "times",
      bar: 1.5,
    },
    { what: "  hello server, same SDK", measured: hello, unit: "ms" },
    { what: `MCP, ${era}: a trivial call over stdio`, measured: trivial, unit: "ms", bar: 0.3 },
    { what: "  hello server, same SDK", measured: greeting, unit: "ms" },
  ];
}

/** The median call of the quietest of some stretches: what else the machine does is several times as long as a call. */
async function timeCalls(server: JsonLines, call: Readonly<Record<string, unknown>>): Promise<number> {
  await server.begin();
  const stretches: number[] = [];
  for (let stretch = 0; stretch < 10; stretch += 1)
    stretches.push(await measure(() => server.ask("tools/call", call), { warmUps: 300, runs: 501 }));
  await server.close();
  return Math.min(...stretches);
}

async function timeStart(server: JsonLines): Promise<number> {
  const startedMs = performance.now();
  await server.begin();
  await server.ask("tools/list", {});
  const tookMs = performance.now() - startedMs;
  await server.close();
  return tookMs;
}
