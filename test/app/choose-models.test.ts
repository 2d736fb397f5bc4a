import { expect, test } from "vitest";
import { agentNames } from "../../agents/agent-names.ts";
import { chooseModels } from "../../app/choose-models.ts";
import type { Settings } from "../../app/settings.ts";
import type { ModelCard, Promotion } from "../../models/card.ts";
import { createCards } from "../../models/cards.ts";
import type { PromotedLimits } from "../../models/choose-promoted.ts";
import { createModelRegistry, type Privacy } from "../../models/model-registry.ts";
import { listServers } from "../../models/server-settings.ts";

interface World {
  readonly settings?: Settings;
  readonly privacy?: Privacy;
  readonly cards?: readonly ModelCard[];
  readonly variables?: Record<string, string>;
  readonly agents?: typeof agentNames | readonly ["answerer"];
  readonly limits?: Partial<PromotedLimits>;
}

function choose(choices: Record<string, string[]>, world: World = {}) {
  return decide(choices, world).models;
}

function decide(choices: Record<string, string[]>, world: World = {}) {
  const { settings = {}, variables = {}, agents = agentNames } = world;
  const registry = createModelRegistry({
    cwd: "/nowhere",
    privacy: world.privacy ?? "any",
    servers: listServers(settings.servers ?? {}, variables),
    cards: createCards(world.cards ?? []),
    variables,
    now: () => new Date("2026-10-01"),
    fetch: async () => {
      throw new Error("Nothing may be asked while choosing.");
    },
  });
  const limits: PromotedLimits = { unknownPrice: "refuse", ...world.limits };
  return chooseModels({ choices, settings, agents, limits }, registry);
}

test("with nothing chosen every agent runs on the built-in engine", () => {
  expect(new Set(Object.values(choose({})).flat())).toEqual(new Set(["builtin"]));
  expect(Object.keys(choose({}))).toEqual([...agentNames]);
});

test("every agent takes tiers; its own name wins over *, and the command line over the settings", () => {
  const settings: Settings = {
    models: { summarizer: "ollama/settings", router: ["ollama/settings", "builtin"] },
  };
  const chosen = choose({ "fact-checker": ["builtin", "ollama/a"] }, { settings });
  expect(chosen["fact-checker"]).toEqual(["builtin", "ollama/a"]);
  expect(chosen.summarizer).toEqual(["ollama/settings"]);
  expect(chosen.router).toEqual(["ollama/settings", "builtin"]);
  expect(choose({ "*": ["ollama/b"] }, { settings }).summarizer).toEqual(["ollama/b"]);
});

test("the translator takes Apertium, and no other agent does", () => {
  expect(choose({ translator: ["apertium/eng-spa", "ollama/a"] }).translator).toEqual([
    "apertium/eng-spa",
    "ollama/a",
  ]);
  expect(() => choose({ answerer: ["apertium/eng-spa"] })).toThrow("Apertium only translates");
  expect(() => choose({ "*": ["apertium/eng-spa"] })).toThrow("--model translator=apertium/eng-spa");
});

test.each([
  [{ "*": ["nowhere/none"] }, 'No model "nowhere/none"'],
  [{ summarizer: ["builtin", "ollama"] }, "Did you mean ollama/qwen3:8b?"],
  [{ summarizer: ["scripted/absent.json"] }, "No script for the scripted model"],
  [{ summarizer: ["replay/absent.jsonl"] }, "cannot be read"],
  [{ summarizer: ["compatible/lbb"] }, "Did you mean compatible/lab?"],
  [{ summarizer: ["openai/gpt-5-mini"] }, "the variable OPENAI_API_KEY is not set"],
])("refuses %j: %s", (choices, message) => {
  const settings: Settings = { servers: { lab: { kind: "compatible", baseUrl: "http://127.0.0.1:9/v1" } } };
  expect(() => choose(choices, { settings })).toThrow(message);
});

test("a remote model in any tier of any agent is refused when the run is local only", () => {
  const world: World = { privacy: "local_only", variables: { OPENAI_API_KEY: "k" } };
  for (const agent of agentNames) {
    const wanted = { [agent]: ["builtin", "ollama/qwen3:8b", "openai/gpt-5-mini"] };
    expect(() => choose(wanted, world)).toThrow(expect.objectContaining({ code: "not_local" }));
  }
  expect(choose({ "*": ["ollama/qwen3:8b"] }, world).router).toEqual(["ollama/qwen3:8b"]);
  expect(() => choose({ "*": ["ollama/glm-5:cloud"] }, world)).toThrow(
    expect.objectContaining({ code: "not_local" }),
  );
});

test("a model that the settings name for another graph's agent is not looked at", () => {
  const settings: Settings = { models: { summarizer: "openai/gpt-5-mini" } };
  expect(choose({}, { settings, agents: ["answerer"] }).answerer).toEqual(["builtin"]);
  expect(() => choose({}, { settings })).toThrow("OPENAI_API_KEY");
});

const about = {
  weights: "closed",
  location: "remote",
  declared: {},
  date: "2026-01-31",
  source: "a test",
} as const;
const writers: readonly ModelCard[] = [
  { ...about, id: "openai/gpt-5", roles: ["summarizer"] },
  { ...about, id: "openai/gpt-5-mini", roles: ["summarizer"] },
  { ...about, id: "openai/gpt-5-nano", roles: ["router"] },
];
const local: ModelCard = { ...about, location: "local", id: "ollama/qwen3:8b", roles: ["summarizer"] };
const variables = { OPENAI_API_KEY: "k" };

test("auto is the cheapest model that is promoted for the agent, and a note says why", () => {
  const { models, notes } = decide({ summarizer: ["auto"] }, { cards: writers, variables });
  expect(models.summarizer).toEqual(["openai/gpt-5-mini"]);
  expect(notes).toEqual([
    "summarizer: auto is openai/gpt-5-mini, the cheapest of 2 that may be called, given the role on its card by hand.",
  ]);
  const all = [...writers, local];
  expect(choose({ summarizer: ["auto"] }, { cards: all, variables }).summarizer).toEqual(["ollama/qwen3:8b"]);
});

test("where no model is promoted, auto is the built-in engine, and a note says that", () => {
  const { models, notes } = decide({ "*": ["auto"] }, { cards: writers, variables, agents: ["answerer"] });
  expect(models.answerer).toEqual(["builtin"]);
  expect(notes).toEqual(["answerer: auto is builtin, as no model is promoted for it."]);
});

test.each<[string, World, readonly [spec: string, reason: string]]>([
  ["a key that is not set", {}, ["builtin", "openai/gpt-5-mini (its key is not set)"]],
  [
    "local only",
    { variables, privacy: "local_only" },
    ["builtin", "openai/gpt-5 (it runs elsewhere, and this is local only)"],
  ],
  ["no call allowed", { variables, limits: { calls: 0 } }, ["builtin", "the budget allows no call"]],
  ["too few tokens", { variables, limits: { tokens: 9_999 } }, ["builtin", "a usual call has, 10,000"]],
  [
    "money for the cheaper one only",
    { variables, limits: { usd: 0.01 } },
    ["openai/gpt-5-mini", "openai/gpt-5 (a usual call costs $0.0300, over the budget)"],
  ],
  ["no money", { variables, limits: { usd: 0 } }, ["builtin", "a usual call costs $0.0060"]],
])("auto leaves out what may not be called: %s", (_name, world, [spec, reason]) => {
  const { models, notes } = decide({ summarizer: ["auto"] }, { ...world, cards: writers });
  expect(models.summarizer).toEqual([spec]);
  expect(notes.join()).toContain(reason);
});

test("auto is a local model where money is capped at nothing, and one of unknown price only when told so", () => {
  const unknown: ModelCard = { ...about, id: "openai/never-listed", roles: ["summarizer"] };
  const world = { cards: [unknown], variables, limits: { usd: 5 } };
  expect(choose({ summarizer: ["auto"] }, world).summarizer).toEqual(["builtin"]);
  const told = { ...world, limits: { usd: 5, unknownPrice: "allow" } as const };
  expect(choose({ summarizer: ["auto"] }, told).summarizer).toEqual(["openai/never-listed"]);
  const free = { cards: [...writers, local], variables, limits: { usd: 0 } };
  expect(choose({ summarizer: ["auto"] }, free).summarizer).toEqual(["ollama/qwen3:8b"]);
});

test("auto takes a promoted model with the options it was tried with; in a cascade it stands once", () => {
  const promotion: Promotion = {
    agent: "summarizer",
    spec: "ollama/qwen3:8b?think=low",
    incumbent: "builtin",
    margin: 0.02,
    gate: "0".repeat(64),
    date: "2026-03-04T05:06:07.000Z",
    tables: [
      {
        task: "summaries",
        dataset: "own",
        datasetSha256: "1".repeat(64),
        scorer: "evidence_recall",
        signature: "recall|v:1",
        examples: 40,
        recordings: 20,
        candidate: { value: 0.6, low: 0.5, high: 0.7 },
        incumbent: { value: 0.5, low: 0.4, high: 0.6 },
        difference: { value: 0.1, low: 0.02, high: 0.18 },
      },
    ],
  };
  const cards = [{ ...local, promotions: [promotion] }];
  const { models, notes } = decide(
    { summarizer: ["builtin", "ollama/qwen3:8b?think=low", "auto"] },
    { cards },
  );
  expect(models.summarizer).toEqual(["builtin", "ollama/qwen3:8b?think=low"]);
  expect(notes).toEqual([
    "summarizer: auto is ollama/qwen3:8b?think=low, the only one that may be called, promoted over builtin on own (2026-03-04, margin 0.02).",
  ]);
});

test("thinking cannot be switched off where a card says so", () => {
  const base = {
    weights: "open",
    location: "local",
    date: "2026-01-31",
    source: "a test",
    roles: [],
  } as const;
  const cards: ModelCard[] = [
    { ...base, id: "ollama/gpt-oss:20b", declared: { thinkOff: false }, roles: [] },
  ];
  expect(() => choose({ router: ["ollama/gpt-oss:20b?think=off"] }, { cards })).toThrow("Write ?think=low");
});
