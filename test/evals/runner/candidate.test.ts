import { expect, test } from "vitest";
import { parseCandidate } from "../../../evals/runner/candidate.ts";

test.each([
  ["builtin", { spec: "builtin", kind: "builtin", tiers: ["builtin"] }],
  ["baseline/lead", { spec: "baseline/lead", kind: "baseline", tiers: ["builtin"], baseline: "lead" }],
  [" ollama/qwen3:8b ", { spec: "ollama/qwen3:8b", kind: "models", tiers: ["ollama/qwen3:8b"] }],
  [
    "builtin, openai/gpt-5-mini",
    { spec: "builtin,openai/gpt-5-mini", kind: "models", tiers: ["builtin", "openai/gpt-5-mini"] },
  ],
  [
    "apertium/eng-spa",
    { spec: "apertium/eng-spa", kind: "program", tiers: ["builtin"], directions: ["eng-spa"] },
  ],
  [
    "apertium/eng-spa,ollama/a",
    {
      spec: "apertium/eng-spa,ollama/a",
      kind: "models",
      tiers: ["builtin", "ollama/a"],
      directions: ["eng-spa"],
    },
  ],
  ["scripted/a.json", { spec: "scripted/a.json", kind: "models", tiers: ["scripted/a.json"] }],
])("%s is read as what it names", (text, read) => {
  expect(parseCandidate(text, ["lead"])).toEqual(read);
});

test.each([
  [
    "baseline/leed",
    /No baseline "leed".* Did you mean baseline\/lead\? Valid: baseline\/lead, builtin, ollama/,
  ],
  ["olama/qwen3", /No model "olama\/qwen3"\. Did you mean ollama\/qwen3:8b\?/],
  ["auto", /auto stands for whichever model is promoted/],
  ["builtin,builtin", /names one thing twice/],
])("%s is refused with what would be valid", (text, message) => {
  expect(() => parseCandidate(text, ["lead"])).toThrow(message);
});
