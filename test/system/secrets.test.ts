import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { smallVtt } from "../small-transcript.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { runProgram } from "./run-program.ts";

// Reads ../shared/data/attacks/secrets.jsonl where it is there; two secrets of our own are always tried.
const pack = fileURLToPath(new URL("../../../shared/data/attacks/secrets.jsonl", import.meta.url));

interface Secret {
  readonly id: string;
  readonly where: string;
  readonly value: string;
  readonly also_search: readonly string[];
}

const own: readonly Secret[] = [
  { id: "own-key", where: "env OPENAI_API_KEY", value: "sk-proj-OWNq9w8e7r6t5y4u3i2", also_search: [] },
  {
    id: "own-address",
    where: "config baseURL with credentials",
    value: "http://keeper:OWNpass55@127.0.0.1:1/v1",
    also_search: ["OWNpass55", "keeper%3AOWNpass55"],
  },
];
const rows: readonly Secret[] = existsSync(pack)
  ? [
      ...own,
      ...readFileSync(pack, "utf8")
        .trim()
        .split("\n")
        .map((line): Secret => JSON.parse(line)),
    ]
  : own;

/** Everything that one run left behind: what it printed, and every file of its store and reports. */
async function leftBehind(secret: Secret, model: string): Promise<string> {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "ferry.vtt"), smallVtt);
  const baseUrl = secret.where.startsWith("config") ? secret.value : "http://127.0.0.1:1/v1";
  const settings = { servers: { closed: { kind: "compatible", baseUrl, keyVariable: "OPENAI_API_KEY" } } };
  // The settings file is the user's own and holds the secret; it lies where no run writes.
  writeFileSync(join(cwd, "onrecord.config.json"), JSON.stringify(settings));
  const variables = { OPENAI_API_KEY: secret.where.startsWith("env") ? secret.value : "sk-none" };
  const args = [
    "analyze",
    "ferry.vtt",
    "--recipe",
    "brief",
    "--model",
    `summarizer=${model}`,
    "--store",
    "store",
    "--out",
    "out",
  ];
  const ran = await runProgram(args, { cwd, variables });
  const shown = await runProgram(["--print-config"], { cwd, variables });
  const runs = await runProgram(["runs", "--json", "--store", "store"], { cwd, variables });
  const files = ["store", "out"].flatMap((folder) => filesUnder(join(cwd, folder)));
  expect(files.length).toBeGreaterThan(3);
  return (
    [ran, shown, runs].map(({ out, error }) => `${out}\n${error}`).join("\n") +
    files.map((file) => readFileSync(file, "latin1")).join("\n")
  );
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

test.each(rows)("no run that works or fails leaves the secret $id anywhere", async (secret) => {
  for (const model of ["builtin", "compatible/closed/some-model"]) {
    const left = await leftBehind(secret, model);
    for (const words of [secret.value, ...secret.also_search]) expect(left).not.toContain(words);
  }
});
