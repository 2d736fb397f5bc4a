import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { generateTalk } from "./generate-talk.ts";

// Run by hand after npm run build; Linux alone tells the peak memory. Transcripts of 20 kB, the built-in engine:
// npx tsx test/bench/many-recordings.ts [recordings] [workers]
const recordings = Number(process.argv[2] ?? 1_000);
const workers = Number(process.argv[3] ?? 1);
/** Words of a talk whose captions have 20 kB. */
const words = 1_750;
/** Talks that differ in every word; the others are these with another first line, as making them takes longer. */
const talks = 20;
const program = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

const folder = mkdtempSync(join(tmpdir(), "onrecord-many-"));
try {
  writeRecordings();
  const added = await run(["jobs", "add", "recordings", "--recipe", "brief", "--store", "store", "--quiet"]);
  const started = performance.now();
  const args = ["worker", "--until-empty", "--store", "store", "--quiet"];
  const ran = await Promise.all(Array.from({ length: workers }, () => run(args)));
  const seconds = (performance.now() - started) / 1000;
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  process.stdout.write(
    `${recordings} recordings, ${workers} workers: added in ${added.seconds.toFixed(2)} s (start of the program included), ` +
      `worked in ${seconds.toFixed(1)} s, ${(recordings / seconds).toFixed(1)} a second; ` +
      `peak of a worker ${ran.map(({ peakBytes }) => megabytes(peakBytes)).join(", ")}; ` +
      `database ${megabytes(sizeOf(/^onrecord\.db/))}, blobs (recordings, readings, results) ${megabytes(sizeOf(/^blobs/))}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function writeRecordings(): void {
  mkdirSync(join(folder, "recordings"));
  const captions = Array.from({ length: talks }, (_, seed) => generateTalk(words, seed).captions);
  for (let at = 0; at < recordings; at += 1) {
    const text = captions[at % talks] ?? "";
    const name = join(folder, "recordings", `talk-${String(at).padStart(6, "0")}.vtt`);
    writeFileSync(name, text.replace(/>(?=\w)/, `>Recording ${at}. `));
  }
}

async function run(
  args: readonly string[],
): Promise<{ readonly seconds: number; readonly peakBytes: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, stdio: "inherit" });
  const ended = once(child, "exit");
  let peakBytes = 0;
  while (child.exitCode === null && child.signalCode === null) {
    peakBytes = Math.max(peakBytes, peakOf(child.pid));
    await Promise.race([ended, sleep(100)]);
  }
  if (child.exitCode !== 0) throw new Error(`onrecord ${args.join(" ")} ended with ${child.exitCode}`);
  return { seconds: (performance.now() - started) / 1000, peakBytes };
}

function peakOf(pid: number | undefined): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function sizeOf(names: RegExp): number {
  const store = join(folder, "store");
  const files = readdirSync(store, { recursive: true, encoding: "utf8" }).filter((name) => names.test(name));
  const sizes = files.map((name) => statSync(join(store, name)));
  return sizes.filter((stats) => stats.isFile()).reduce((sum, stats) => sum + stats.size, 0);
}
