import { OnrecordError } from "../errors.ts";
import type { ModelRegistry } from "../models/model-registry.ts";

/** Agents that a model of the `Model` port can drive in this version. */
const modelled = ["summarizer"];

/**
 * The model of each agent from `--model` choices; `*` stands for the agents that can take one. Throws
 * `unknown_model` for a spec that the registry cannot find, for an agent that runs on the built-in engine
 * alone, or for several models in a row.
 */
export function chooseModels(
  choices: Readonly<Record<string, readonly string[]>>,
  registry: ModelRegistry,
): { readonly summarizer: string } {
  for (const [agent, specs] of Object.entries(choices)) {
    if (specs.length > 1) {
      throw new OnrecordError(
        `${agent}=${specs.join(",")} names several models; this version takes one for an agent. Name the first alone.`,
        { code: "unknown_model" },
      );
    }
    registry.find(specs[0] ?? "builtin");
    if (agent !== "*" && !modelled.includes(agent)) refuseModel(agent, specs[0] ?? "builtin");
  }
  return { summarizer: choices["summarizer"]?.[0] ?? choices["*"]?.[0] ?? "builtin" };
}

function refuseModel(agent: string, spec: string): void {
  const fits = spec === "builtin" || (agent === "translator" && spec.startsWith("apertium/"));
  if (fits) return;
  throw new OnrecordError(
    `The ${agent} cannot run on "${spec}" in this version: it runs on ${agent === "translator" ? "apertium/<pair>" : "builtin"}. Models can be named for ${modelled.join(", ")}.`,
    { code: "unknown_model" },
  );
}
