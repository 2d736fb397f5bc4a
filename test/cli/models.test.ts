import { expect, test } from "vitest";
import type { ModelCard, ModelRow } from "../../app/app.ts";
import { OnrecordError } from "../../errors.ts";
import { runWith } from "./run-with.ts";

const local: ModelRow = {
  spec: "ollama/qwen3:8b",
  weights: "open",
  location: "local",
  server: "ollama",
  state: "answers",
  declaredWindow: 40_960,
  probedWindow: 8_192,
  probedAt: "2026-01-31",
  abilities: { jsonSchema: true, jsonMode: true, thinkOff: false },
  price: {
    inputUsdPerMillion: 0,
    cachedUsdPerMillion: 0,
    outputUsdPerMillion: 0,
    source: "local server",
    date: null,
  },
  key: null,
  roles: ["router", "answerer"],
  staleRoles: ["answerer"],
};

const remote: ModelRow = {
  ...local,
  spec: "openai/gpt-x",
  weights: "closed",
  location: "remote",
  server: "openai",
  state: "not_asked",
  declaredWindow: 1_050_000,
  probedWindow: null,
  probedAt: null,
  abilities: {},
  price: null,
  key: { variable: "OPENAI_API_KEY", present: false },
  roles: [],
  staleRoles: [],
};

const card: ModelCard = {
  id: "ollama/qwen3:8b",
  weights: "open",
  location: "local",
  declared: {},
  roles: [],
  date: "2026-01-31",
  source: "a test",
  probed: {
    contextTokens: 8_192,
    contextEnd: "found",
    jsonSchema: false,
    date: "2026-01-31",
    servedBy: "qwen3:8b",
    proof: { jsonSchema: "got \u001b[31mprose", contextTokens: "8192: codes at both ends came back" },
  },
};

test("models list is a table: what is unknown is said to be, a local model is free, a key is set or not, a role may be of another version", async () => {
  const { code, out } = await runWith("models list", { app: { models: async () => [local, remote] } });
  expect(code).toBe(0);
  expect(out.split("\n").map((line) => line.trimEnd())).toEqual([
    "MODEL            WEIGHTS  WHERE           WINDOW/PROBED  CAN                       USD/1M IN, OUT  KEY                        ROLES",
    "ollama/qwen3:8b  open     local, answers  40k/8k         schema json no think-off  free            none needed                router, answerer (another version)",
    "openai/gpt-x     closed   remote          1.1M/?         ?                         unknown         OPENAI_API_KEY is not set  -",
    "",
  ]);
});

test("models list --json gives the rows as they are", async () => {
  const { out } = await runWith("models list --json", { app: { models: async () => [local, remote] } });
  expect(JSON.parse(out)).toEqual([local, remote]);
});

test("models probe passes its bounds on and prints each ability with its proof, safe for a terminal", async () => {
  const line = "models probe ollama/qwen3:8b --max-window 8192 --max-seconds 30 --local-only";
  const { code, out, calls } = await runWith(line, { app: { probe: async () => card } });
  expect(code).toBe(0);
  expect(calls[0]).toEqual([
    "probe",
    { spec: "ollama/qwen3:8b", localOnly: true, maxWindow: 8192, maxSeconds: 30 },
  ]);
  expect(out).toMatch(/jsonSchema +no +got/);
  expect(out).toMatch(/contextTokens +8192 +8192: codes/);
  expect(out).not.toContain("\u001b");
});

test("a mistyped model is wrong usage, and says how it is spelled", async () => {
  const probe = async (): Promise<never> => {
    throw new OnrecordError('No model "x".', { code: "unknown_model" });
  };
  expect(await runWith("models probe x", { app: { probe } })).toMatchObject({ code: 2, out: "" });
});

test.each([
  ["--print-config", { models: {}, localOnly: false, budget: {} }],
  [
    "analyze talk.vtt --print-config --model router=builtin --local-only --budget-usd 2 --max-calls 3 --allow-unknown-price",
    {
      models: { router: ["builtin"] },
      localOnly: true,
      allowUnknownPrice: true,
      budget: { usd: 2, calls: 3 },
    },
  ],
  [
    "--print-config ask talk.vtt why --model ollama/a",
    { models: { "*": ["ollama/a"] }, localOnly: false, budget: {} },
  ],
])("%s prints the settings in force and does nothing else", async (line, asked) => {
  const { code, out, calls } = await runWith(line, { app: { settings: async () => ({ localOnly: true }) } });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({ localOnly: true });
  expect(calls.filter(([name]) => name !== "close")).toEqual([["settings", asked]]);
});

test("without a command, help is still wrong usage, and a mistyped command is still named", async () => {
  expect((await runWith([])).code).toBe(2);
  expect((await runWith("analyse x")).error).toContain("analyze");
});
