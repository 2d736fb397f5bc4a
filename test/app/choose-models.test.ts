import { expect, test } from "vitest";
import { agentNames } from "../../agents/agent-names.ts";
import { chooseModels } from "../../app/choose-models.ts";
import type { Settings } from "../../app/settings.ts";
import type { ModelCard } from "../../models/card.ts";
import { createCards } from "../../models/cards.ts";
import { createModelRegistry, type Privacy } from "../../models/model-registry.ts";
import { listServers } from "../../models/server-settings.ts";

interface World {
  readonly settings?: Settings;
  readonly privacy?: Privacy;
  readonly cards?: readonly ModelCard[];
  readonly variables?: Record<string, string>;
  readonly agents?: typeof agentNames | readonly ["answerer"];
}

function choose(choices: Record<string, string[]>, world: World = {}) {
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
  return chooseModels({ choices, settings, agents }, registry);
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
  [{ router: ["auto"] }, 'There is no "auto" for the router'],
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

test("auto is the cheapest model that is promoted for the agent and may be called", () => {
  const base = {
    weights: "closed",
    location: "remote",
    declared: {},
    date: "2026-01-31",
    source: "a test",
  } as const;
  const cards: ModelCard[] = [
    { ...base, id: "openai/gpt-5", roles: ["summarizer"] },
    { ...base, id: "openai/gpt-5-mini", roles: ["summarizer"] },
    { ...base, id: "openai/gpt-5-nano", roles: ["router"] },
  ];
  const variables = { OPENAI_API_KEY: "k" };
  expect(choose({ summarizer: ["auto"] }, { cards, variables }).summarizer).toEqual(["openai/gpt-5-mini"]);
  const local: ModelCard = { ...base, location: "local", id: "ollama/qwen3:8b", roles: ["summarizer"] };
  expect(choose({ summarizer: ["auto"] }, { cards: [...cards, local], variables }).summarizer).toEqual([
    "ollama/qwen3:8b",
  ]);
  expect(() => choose({ summarizer: ["auto"] }, { cards })).toThrow(
    "none of its promoted models may be called",
  );
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
