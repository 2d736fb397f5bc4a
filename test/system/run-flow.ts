import type { ChildProcess } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { smallVtt } from "../small-transcript.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { boatsVtt } from "./scripted-answers.ts";
import { startProgram } from "./start-program.ts";

/** A command whose run is worked to its end. */
export interface Flow {
  readonly name: string;
  readonly line: string;
}

const analyze = "analyze ferry.vtt --model summarizer=compatible/desk/m --store store --out out";

/** One run of each kind, by models of the scripted server. */
export const flows: readonly Flow[] = [
  { name: "analyze", line: `${analyze} --recipe wisdom` },
  { name: "analyze --review plan", line: `${analyze} --recipe brief --review plan` },
  { name: "analyze --review statements", line: `${analyze} --recipe brief --review statements` },
  {
    name: "analyze --lang es",
    line: `${analyze} --recipe brief --lang es --model translator=compatible/desk/m`,
  },
  {
    name: "translate",
    line: "translate boats.vtt --to es --model translator=compatible/desk/m --store store --out out/boats.es.vtt",
  },
];

/** A run that passes through every node of `analyze`: both reviews, a correction that fails, and a translation. */
export const longestFlow: Flow = {
  name: "analyze with reviews and a translation",
  line: `${analyze} --recipe brief --review plan --review statements --lang es --model translator=compatible/desk/m`,
};

/**
 * What a person decides on the plan, and in each round on the two statements that fail; the first correction is wrong
 * itself.
 */
const decisions: readonly (readonly object[])[] = [
  [{ decision: "approve" }],
  [
    { id: "summary-dropped-01", decision: "keep", reason: "it was on the slide" },
    { id: "summary-dropped-02", decision: "correct", text: "The second boat costs 99,000 euros a month." },
  ],
  [{ id: "summary-dropped-02", decision: "correct", text: "A second boat costs 18,500 euros per month." }],
];

/** A folder with the recordings, the decisions, and a server `desk` in the settings; removed when the test ends. */
export function prepareFlow(baseUrl: string, server: { readonly maxInFlight?: number } = {}): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "ferry.vtt"), smallVtt);
  writeFileSync(join(folder, "boats.vtt"), boatsVtt);
  const servers = { desk: { kind: "compatible", baseUrl, ...server } };
  writeFileSync(join(folder, "onrecord.config.json"), JSON.stringify({ servers }));
  for (const round of decisions.keys()) {
    const rows = decisions.slice(round).flat();
    writeFileSync(join(folder, `from-${round}.jsonl`), rows.map((row) => JSON.stringify(row)).join("\n"));
  }
  return folder;
}

/** How a process of a flow ended. */
export interface FlowTurn {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly error: string;
  readonly seconds: number;
}

/** What is done with the processes of a flow besides waiting for them. */
export interface FlowWatch {
  /** Options of Node.js for each, such as a module to load first. */
  readonly nodeOptions?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  /** Called with each, counted from 0, as it starts. */
  onStart?(child: ChildProcess, turn: number): void;
  /** Called when one was ended by a signal, before the next one starts. */
  onKilled?(): Promise<void> | void;
}

/** More turns than any flow takes. */
const mostTurns = 12;

/** Works a flow to its end as a person would: starts it, decides on what waits, resumes what was stopped. */
export async function driveFlow(
  folder: string,
  flow: Flow,
  watch: FlowWatch = {},
): Promise<readonly FlowTurn[]> {
  const turns: FlowTurn[] = [];
  while (turns.length < mostTurns) {
    const ended = await runTurn(folder, [...nextCommand(folder, flow)], { watch, turn: turns.length });
    turns.push(ended);
    if (ended.signal !== null) await watch.onKilled?.();
    else if (ended.code === 0) return turns;
    else if (ended.code !== 3 || findRun(folder)?.waiting === undefined) throw unexpected(flow, ended);
  }
  throw new Error(`${flow.name} has not ended after ${mostTurns} processes.`);
}

function unexpected({ name }: Flow, { code, error }: FlowTurn): Error {
  return new Error(`A process of ${name} ended with ${code}:\n${error}`);
}

async function runTurn(
  folder: string,
  args: readonly string[],
  { watch, turn }: { readonly watch: FlowWatch; readonly turn: number },
): Promise<FlowTurn> {
  const startedMs = performance.now();
  const { nodeOptions = [], variables = {} } = watch;
  const { child, ended, error } = startProgram(args, { cwd: folder, nodeOptions, variables });
  watch.onStart?.(child, turn);
  const { code, signal } = await ended;
  return { code, signal, error: error(), seconds: (performance.now() - startedMs) / 1000 };
}

function nextCommand(folder: string, { line }: Flow): readonly string[] {
  const run = findRun(folder);
  if (run === undefined) return line.split(" ");
  const { id, waiting, reviews = [] } = run;
  if (waiting === undefined) return ["resume", id, "--store", "store"];
  // What was decided before is not asked again; the script holds all that may still be.
  const round = waiting.of === "plan" ? 0 : 1 + reviews.filter(({ of }) => of === "statements").length;
  return ["review", id, "--decisions", `from-${round}.jsonl`, "--store", "store"];
}

/** A run as its row in the store has it. */
export interface StoredRun {
  readonly id: string;
  readonly status: string;
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly result?: string;
  readonly waiting?: { readonly of: string };
  readonly reviews?: readonly { readonly of: string }[];
}

/** The one run of a folder's store; `undefined` while none is recorded. */
export function findRun(folder: string): StoredRun | undefined {
  const rows = readStore<{ json: string }>(folder, "SELECT json FROM runs");
  if (rows.length > 1) throw new Error(`${rows.length} runs were recorded for one command.`);
  return rows.map(({ json }): StoredRun => JSON.parse(json))[0];
}

/** Rows of a folder's store; none where its file or its tables are not made yet. */
export function readStore<T>(folder: string, query: string): readonly T[] {
  const path = join(folder, "store", "onrecord.db");
  if (!existsSync(path)) return [];
  const database = new Database(path, { readonly: true });
  try {
    if (Number(database.pragma("user_version", { simple: true })) === 0) return [];
    return database.prepare<[], T>(query).all();
  } finally {
    database.close();
  }
}

/** What SQLite says of the store's file; `ok` is the only good answer. */
export function checkStore(folder: string): string {
  const [row] = readStore<{ integrity_check: string }>(folder, "PRAGMA integrity_check");
  return row?.integrity_check ?? "ok";
}

/** Marks of the calls whose answers the store has. */
export function recordedMarks(folder: string): ReadonlySet<string> {
  const rows = readStore<{ blob: string }>(folder, "SELECT blob FROM results");
  const texts = rows.map(({ blob }) =>
    readFileSync(join(folder, "store", "blobs", blob.slice(0, 2), blob), "utf8"),
  );
  return new Set(texts.flatMap((text) => text.match(/call-[0-9a-f]{20}/g) ?? []));
}

/** Everything a reader gets, but what holds the run's id, times and costs. */
export function readOutputs(folder: string): string {
  const files = readdirSync(join(folder, "out"))
    .filter((file) => file !== "run.json")
    .sort();
  return files
    .map((file) => {
      const text = readFileSync(join(folder, "out", file), "utf8");
      return `== ${file}\n${text.replace(/<!-- run:begin -->[\s\S]*?<!-- run:end -->/g, "")}`;
    })
    .join("\n");
}
