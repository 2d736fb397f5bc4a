import { z } from "zod";
import { agentNames } from "../../agents/agent-names.ts";
import { nearestName } from "../../models/nearest-name.ts";
import { optionalArgument } from "../arguments/optional-argument.ts";
import { unquote } from "../arguments/unquote.ts";
import { ToolError } from "../tool-error.ts";
import type { Choices } from "./choices.ts";

const mostChoices = 12;
const longest = 200;

// A spec may hold "=" itself (ollama/qwen3:8b?think=low), but always after a "/".
const choice = /^(?:([^/=]*)=)?(.*)$/s;

/**
 * Models by name, each for all agents or for one (`AGENT=SPEC`); several with commas are asked one after the other.
 * One text and an object of agents are read too.
 */
export const modelsArgument = optionalArgument(
  z.preprocess(toList, z.array(z.string().min(1).max(longest)).max(mostChoices)),
).describe("models as in list_choices, SPEC for all agents or AGENT=SPEC; default: as set");

function toList(value: unknown): unknown {
  if (typeof value === "string") return value.trim().startsWith("[") ? readJson(value) : [value];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.entries(value).map(([agent, specs]) => `${agent}=${[specs].flat().join(",")}`);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Specs by agent, `*` for all that are not named. Throws `ToolError` for a model that the settings do not name. */
export function chooseModels(
  named: readonly string[] | undefined,
  { allowed }: Pick<Choices, "allowed">,
): Readonly<Record<string, readonly string[]>> {
  const entries = (named ?? []).map((text) => {
    const [, agent = "*", specs = ""] = choice.exec(unquote(text)) ?? [];
    if (agent !== "*" && !agentNames.some((name) => name === agent)) throw noAgent(agent);
    return [agent, specs.split(",").map((spec) => checkSpec(spec.trim(), allowed))] as const;
  });
  return Object.fromEntries(entries);
}

/** The spec itself, if the settings name it or it is `builtin`; throws `ToolError`. */
export function checkSpec(spec: string, allowed: readonly string[]): string {
  if (allowed.includes(spec)) return spec;
  const near = nearestName(spec, allowed);
  throw new ToolError({
    code: "unknown_model",
    message: `The settings name no model "${spec}"; no other may be used here.`,
    valid: [...allowed].sort((a, b) => Number(b === near) - Number(a === near)),
    next: 'Call again with one of these, or without "models". All of them: list_choices {}',
  });
}

function noAgent(agent: string): ToolError {
  const near = nearestName(agent, agentNames);
  return new ToolError({
    code: "bad_argument",
    message: `There is no agent "${agent}".`,
    valid: [...agentNames].sort((a, b) => Number(b === near) - Number(a === near)),
    next: 'Call again with "models" as AGENT=SPEC, such as summarizer=builtin, or SPEC alone for all agents.',
  });
}
