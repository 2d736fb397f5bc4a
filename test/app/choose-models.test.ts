import { expect, test } from "vitest";
import { chooseModels } from "../../app/choose-models.ts";
import { createModelRegistry } from "../../models/model-registry.ts";

const registry = createModelRegistry("/nowhere");
const choose = (choices: Record<string, string[]>) => chooseModels(choices, registry).summarizer;

test.each([
  [{}, "builtin"],
  [{ "*": ["builtin"] }, "builtin"],
  [{ translator: ["apertium/eng-spa"] }, "builtin"],
])("with %j the summarizer runs on %s", (choices, expected) => {
  expect(choose(choices)).toBe(expected);
});

test.each([
  [{ "*": ["nowhere/none"] }, 'No model "nowhere/none"'],
  [{ summarizer: ["scripted/absent.json"] }, "No script for the scripted model"],
  [{ summarizer: ["builtin", "builtin"] }, "takes one for an agent"],
  [{ answerer: ["apertium/eng-spa"] }, "The answerer cannot run on"],
])("refuses %j: %s", (choices, message) => {
  expect(() => choose(choices)).toThrow(message);
});
