import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ModelCard } from "../../models/card.ts";
import { readCards, saveCard } from "../../models/cards.ts";
import { parseModelSpec } from "../../models/model-spec.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const card: ModelCard = {
  id: "ollama/qwen3:8b",
  weights: "open",
  location: "local",
  declared: { contextTokens: 1_000 },
  roles: ["summarizer"],
  date: "2026-01-31",
  source: "a test",
};

test("every shipped card is of a served model, says where its facts are from, and stands once", () => {
  const cards = readCards(undefined).all();
  expect(cards.length).toBeGreaterThan(20);
  for (const { id, date, source, roles, price } of cards) {
    expect(parseModelSpec(id).kind).toBe("served");
    expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(source).not.toBe("");
    expect(roles).toEqual([]);
    expect(price).toBeUndefined();
  }
  const file = readFileSync(new URL("../../models/cards.json", import.meta.url), "utf8");
  expect(file.match(/"id":/g)?.length).toBe(cards.length);
});

test("a saved card stands over the shipped one, and a second save replaces the first", () => {
  const file = join(temporaryFolder(), "store", "cards.json");
  saveCard(file, card);
  saveCard(file, { ...card, declared: { contextTokens: 2_000 } });
  expect(readCards(file).find(card.id)?.declared).toEqual({ contextTokens: 2_000 });
  expect(readCards(undefined).find(card.id)?.declared.contextTokens).toBe(40_960);
});

test.each(["{", '{"cards": [{"id": "x"}]}'])("a broken file %s is an error that names it", (text) => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "cards.json"), text);
  expect(() => readCards(join(folder, "cards.json"))).toThrow(`${folder}/cards.json cannot be used`);
});
