import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { completeClaims } from "../system/claims-answers.ts";
import { installPackages } from "../system/install-packages.ts";
import { median } from "./measure.ts";

// Run by hand after npm run build, as it fetches promptfoo: npx tsx test/bench/beside-promptfoo.ts [rounds]
const rounds = Number(process.argv[2] ?? 3);
const rows = 500;
const atOnce = 4;
const answerMs = 40;
const program = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const packages = fileURLToPath(new URL("../../out/promptfoo", import.meta.url));
const claims = Array.from(
  { length: rows },
  (_, row) => `Boat ${row} leaves the harbour at ${row % 24} o'clock.`,
);

let asked = 0;
const server = createServer(async (request, response) => {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part);
  asked += 1;
  setTimeout(() => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(completeClaims(Buffer.concat(parts).toString("utf8"), "reported")));
  }, answerMs);
});
server.listen(0, "127.0.0.1", () => void compare().finally(() => server.close()));

async function compare(): Promise<void> {
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  if (!existsSync(packages)) installPackages(packages, { dependencies: { promptfoo: "^0.121.20" } });
  const times = { onrecord: [] as number[], promptfoo: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    times.onrecord.push(await inFolder((folder) => timeOnrecord(folder, baseUrl)));
    times.promptfoo.push(await inFolder((folder) => timePromptfoo(folder, baseUrl)));
  }
  const [ours, theirs] = [median(times.onrecord), median(times.promptfoo)];
  process.stdout.write(
    `${rows} rows, ${atOnce} calls at once, answers after ${answerMs} ms, median of ${rounds}: onrecord eval run ${ours.toFixed(1)} s, promptfoo eval ${theirs.toFixed(1)} s, ratio ${(ours / theirs).toFixed(2)}\n`,
  );
}

async function inFolder(time: (folder: string) => Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-bench-"));
  try {
    return await time(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeOnrecord(folder: string, baseUrl: string): Promise<number> {
  const data = join(folder, "data", "boats");
  mkdirSync(data, { recursive: true });
  const about = { name: "boats", title: "Boats", task: "claims", source: "made up", licence: "CC0-1.0" };
  const matter = Object.entries(about).map(([name, value]) => `${name}: ${value}`);
  writeFileSync(join(data, "README.md"), `---\n${matter.join("\n")}\n---\n`);
  const spoken = Array.from(
    { length: 24 },
    (_, hour) => `Ada Winter: A boat leaves the harbour at ${hour} o'clock.`,
  );
  writeFileSync(join(data, "talk.txt"), spoken.join("\n"));
  const examples = claims.map((claim, row) => ({
    id: `${row}`,
    recording: `r${row % 50}`,
    language: "en",
    slices: {},
    input: { transcript: "talk.txt", claim },
    expected: { verdict: "supported" },
  }));
  writeFileSync(join(data, "examples.jsonl"), examples.map((example) => JSON.stringify(example)).join("\n"));
  const servers = { judge: { kind: "compatible", baseUrl, maxInFlight: atOnce } };
  writeFileSync(join(folder, "onrecord.config.json"), JSON.stringify({ servers }));
  const args =
    "eval run --data data --dataset boats --candidate compatible/judge/m --no-baselines --store store --out out";
  return await timeProgram([program, ...args.split(" ")], folder, [0]);
}

async function timePromptfoo(folder: string, baseUrl: string): Promise<number> {
  const config = {
    prompts: ["c1: {{claim}}\n   for: none found"],
    providers: [{ id: "openai:chat:m", config: { apiBaseUrl: baseUrl, apiKey: "none" } }],
    tests: claims.map((claim) => ({
      vars: { claim },
      assert: [{ type: "contains", value: '"verdict":"supported"' }],
    })),
  };
  writeFileSync(join(folder, "promptfooconfig.json"), JSON.stringify(config));
  const binary = join(packages, "node_modules", "promptfoo", "dist", "src", "entrypoint.js");
  const args = [
    "eval",
    "-c",
    "promptfooconfig.json",
    "-o",
    "out.html",
    "--no-cache",
    "--no-progress-bar",
    "--no-table",
  ];
  // 100: some rows failed their check, as they should.
  return await timeProgram([binary, ...args, "-j", `${atOnce}`], folder, [0, 100]);
}

/** Seconds from start to end; throws when another number of rows was asked for than there are. */
async function timeProgram(args: readonly string[], cwd: string, codes: readonly number[]): Promise<number> {
  asked = 0;
  const startedMs = performance.now();
  const env = {
    ...process.env,
    PROMPTFOO_CONFIG_DIR: join(cwd, "promptfoo"),
    PROMPTFOO_DISABLE_TELEMETRY: "1",
    PROMPTFOO_DISABLE_UPDATE: "1",
    PROMPTFOO_DISABLE_REMOTE_GENERATION: "1",
  };
  const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (text) => {
    said += String(text);
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  const seconds = (performance.now() - startedMs) / 1000;
  if (code !== null && codes.includes(code) && asked === rows) return seconds;
  throw new Error(`${args[0]} ended with ${code} after ${asked} calls:\n${said}`);
}
