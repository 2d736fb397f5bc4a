import { InvalidArgumentError } from "commander";
import { agentNames } from "../agents/agent-names.ts";

/** Model specs by agent, first one first. */
export type ModelChoice = Readonly<Record<string, readonly string[]>>;

// A spec may hold "=" itself (ollama/qwen3:8b?think=low), but always after a "/".
const choice = /^(?:([^/=]*)=)?(.*)$/s;

/** Adds one `[AGENT=]SPEC[,SPEC]` to those read before; a repeated agent takes the last. */
export function parseModels(text: string, before: ModelChoice = {}): ModelChoice {
  const [, agent = "*", specs = ""] = choice.exec(text) ?? [];
  if (agent !== "*" && !agentNames.some((name) => name === agent)) {
    throw new InvalidArgumentError(`No agent "${agent}". Agents: ${agentNames.join(", ")}.`);
  }
  const list = specs.split(",").map((spec) => spec.trim());
  if (list.some((spec) => spec === "")) {
    throw new InvalidArgumentError("Name a model, such as builtin, or several with commas: AGENT=SPEC,SPEC.");
  }
  return { ...before, [agent]: list };
}
