import { expect, test } from "vitest";
import { cardIdOf, formatModelSpec, parseModelSpec } from "../../models/model-spec.ts";

test.each([
  ["builtin", { kind: "builtin" }],
  ["auto", { kind: "auto" }],
  ["ollama/qwen3:8b", { kind: "served", server: "ollama", model: "qwen3:8b" }],
  ["ollama/qwen3:8b?think=low", { kind: "served", server: "ollama", model: "qwen3:8b", thinking: "low" }],
  ["ollama/hf.co/someone/model:Q4", { kind: "served", server: "ollama", model: "hf.co/someone/model:Q4" }],
  ["openai/gpt-5-mini", { kind: "served", server: "openai", model: "gpt-5-mini" }],
  ["compatible/lab", { kind: "served", server: "lab" }],
  ["compatible/lab?think=off", { kind: "served", server: "lab", thinking: "off" }],
  ["compatible/lab/org/model-7b", { kind: "served", server: "lab", model: "org/model-7b" }],
  ["apertium/eng-spa", { kind: "apertium", directions: ["eng-spa"] }],
  ["apertium/eng-spa+spa-por", { kind: "apertium", directions: ["eng-spa", "spa-por"] }],
  ["apertium/oci_aran-cat", { kind: "apertium", directions: ["oci_aran-cat"] }],
  ["scripted/a/b.json", { kind: "scripted", file: "a/b.json" }],
  ["replay/calls.jsonl", { kind: "replay", file: "calls.jsonl" }],
] as const)("reads %s and writes it back the same", (text, spec) => {
  expect(parseModelSpec(text)).toEqual(spec);
  expect(formatModelSpec(parseModelSpec(text))).toBe(text);
});

test.each([
  ["bultin", "Did you mean builtin?"],
  ["olama/qwen3:8b", "Did you mean ollama/qwen3:8b?"],
  ["opneai/gpt-5-mini", "Did you mean openai/gpt-5-mini?"],
  ["ollama", "Did you mean ollama/qwen3:8b?"],
  ["ollama/", "Did you mean ollama/qwen3:8b?"],
  ["openai/two words", "Did you mean openai/gpt-5-mini?"],
  ["compatible", "Did you mean compatible/<server>/<model>?"],
  ["compatible/lab/", "Did you mean compatible/<server>/<model>?"],
  ["apertium/english", "Did you mean apertium/eng-spa?"],
  ["builtin/x", "Did you mean builtin?"],
  ["scripted/", "Did you mean scripted/<file>?"],
  ["nowhere/none", 'No model "nowhere/none". A model is named builtin, auto, ollama/<model>'],
  ["", "A model is named"],
  ["ollama/qwen3:8b?think=hihg", "Write it as ollama/qwen3:8b?think=high"],
  ["ollama/qwen3:8b?thinking=off", "?think=off, ?think=low, ?think=high"],
])("refuses %s with the nearest valid form", (text, message) => {
  expect(() => parseModelSpec(text)).toThrow(message);
  expect(() => parseModelSpec(text)).toThrow(expect.objectContaining({ code: "unknown_model" }));
});

test("a card belongs to a model whatever its options", () => {
  const spec = parseModelSpec("ollama/qwen3:8b?think=high");
  expect(spec.kind === "served" && cardIdOf(spec)).toBe("ollama/qwen3:8b");
});
