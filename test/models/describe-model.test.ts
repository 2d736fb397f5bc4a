import { expect, test } from "vitest";
import type { ModelCard, ProbedAbilities } from "../../models/card.ts";
import { createCards } from "../../models/cards.ts";
import { describeModel } from "../../models/describe-model.ts";
import { parseModelSpec } from "../../models/model-spec.ts";
import { listServers } from "../../models/server-settings.ts";

function describe(
  text: string,
  about: { declared?: ModelCard["declared"]; probed?: Partial<ProbedAbilities> } = {},
) {
  const spec = parseModelSpec(text);
  if (spec.kind !== "served") throw new Error(`${text} is not served.`);
  const base = { weights: "open", location: "local", date: "2026-01-31", source: "a test" } as const;
  const proof = { contextEnd: "found", date: "2026-01-31", servedBy: "s", proof: {} } as const;
  const card: ModelCard = {
    ...base,
    id: text,
    roles: [],
    declared: about.declared ?? {},
    ...(about.probed === undefined ? {} : { probed: { ...proof, ...about.probed } }),
  };
  const cards = createCards(about.declared === undefined && about.probed === undefined ? [] : [card]);
  const variables = { OPENAI_API_KEY: "k" };
  return describeModel(spec, {
    servers: listServers({}, {}),
    cards,
    variables,
    now: () => new Date("2026-10-01"),
  });
}

test.each([
  ["nothing is known: a small window", {}, 8_192],
  ["declared", { declared: { contextTokens: 40_960 } }, 40_960],
  [
    "a found end counts over what was declared",
    { declared: { contextTokens: 40_960 }, probed: { contextTokens: 4_096 } },
    4_096,
  ],
  [
    "an end that was not reached does not",
    {
      declared: { contextTokens: 40_960 },
      probed: { contextTokens: 4_096, contextEnd: "not_reached" as const },
    },
    40_960,
  ],
  [
    "a proof beyond the declared",
    { declared: { contextTokens: 2_048 }, probed: { contextTokens: 4_096 } },
    4_096,
  ],
])("%s", (_, about, window) => {
  expect(describe("ollama/m", about).contextTokens).toBe(window);
});

test("a remote model without a card has the price list's window, also after a short probe", () => {
  expect(describe("openai/gpt-5-mini").contextTokens).toBe(400_000);
  const probed = { contextTokens: 16_384, contextEnd: "not_reached" } as const;
  expect(describe("openai/gpt-5-mini", { probed }).contextTokens).toBe(400_000);
});

test("a local model costs nothing, a listed one its price, a cloud model is remote and its price unknown", () => {
  expect(describe("ollama/m").price?.inputUsdPerMillion).toBe(0);
  expect(describe("openai/gpt-5-mini").price?.outputUsdPerMillion).toBe(2);
  expect(describe("ollama/glm-5:cloud")).toMatchObject({ location: "remote", price: null });
});

test("a key is never in a description, only its variable", () => {
  expect(describe("openai/gpt-5-mini").key).toEqual({ variable: "OPENAI_API_KEY", present: true });
});
