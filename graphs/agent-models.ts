import { z } from "zod";
import { agentNames } from "../agents/agent-names.ts";
import type { Production } from "../agents/analysis.ts";

/** Model specs by agent, in the order they are asked; an agent that is not named runs on the built-in engine. */
export const AgentModels = z.record(z.string(), z.array(z.string()));
export type AgentModels = z.infer<typeof AgentModels>;

/** The specs of one agent, first one first. */
export function specsFor(models: AgentModels, agent: string): readonly string[] {
  const specs = models[agent] ?? [];
  return specs.length === 0 ? ["builtin"] : specs;
}

/** The specs of one agent as they stand in records and reports. */
export function labelOf(models: AgentModels, agent: string): string {
  return specsFor(models, agent).join(", ");
}

/** Whether nothing but the built-in engine does an agent's work. */
export function isBuiltin(models: AgentModels, agent: string): boolean {
  return specsFor(models, agent).every((spec) => spec === "builtin");
}

/** Which of `agents` made a result, on which models. `promptVersion` stands where a model was asked. */
export function producersOf(
  models: AgentModels,
  agents: readonly { readonly name: string; readonly promptVersion: string }[],
): Production[] {
  const order: readonly string[] = agentNames;
  return [...agents]
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
    .map(({ name, promptVersion }) => ({
      agent: name,
      model: labelOf(models, name),
      promptVersion: isBuiltin(models, name) ? "builtin" : promptVersion,
    }));
}
