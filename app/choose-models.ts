import { type AgentName, agentNames } from "../agents/agent-names.ts";
import { OnrecordError } from "../errors.ts";
import type { PromotedLimits } from "../models/choose-promoted.ts";
import type { ModelRegistry } from "../models/model-registry.ts";
import { parseModelSpec } from "../models/model-spec.ts";
import { type Settings, specsOf } from "./settings.ts";

/** Model specs of each agent, in the order they are asked; `builtin` is the engine that needs no model. */
export type ChosenModels = Readonly<Record<AgentName, readonly [string, ...string[]]>>;

/** What models are chosen from: `choices` are the command line's, `*` stands for every agent that is not named. */
export interface ModelChoices {
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly settings: Settings;
  /** Agents of the graph; one that the settings name for another graph is not looked at. */
  readonly agents: readonly AgentName[];
  /** What a model that stands for `auto` may cost. */
  readonly limits: PromotedLimits;
}

/** What was chosen, and for people what stands for `auto` and why. */
export interface ModelDecision {
  readonly models: ChosenModels;
  readonly notes: readonly string[];
}

/**
 * The models of every agent: the command line over the settings over the built-in engine. Each is looked at before
 * anything runs and nothing is opened. Throws `unknown_model`, `auth` where a key is absent, and `not_local` for
 * any remote model where the registry is local only; `auto` never throws.
 */
export function chooseModels(wanted: ModelChoices, registry: ModelRegistry): ModelDecision {
  const { choices, settings, agents } = wanted;
  const notes: string[] = [];
  const entries = agentNames.map((agent) => {
    const isAsked = agents.includes(agent) || choices[agent] !== undefined;
    const specs = isAsked ? specsOf(agent, choices, settings) : ["builtin"];
    const resolved = specs.map((spec) => {
      if (parseModelSpec(spec).kind !== "auto") return checkSpec(agent, spec, registry);
      const { spec: promoted, why } = registry.findPromoted(agent, wanted.limits);
      notes.push(why);
      return promoted;
    });
    // What auto stands for may be named beside it.
    return [agent, [...new Set(resolved)]] as const;
  });
  const chosen = Object.fromEntries(entries);
  const tiersOf = (agent: AgentName): readonly [string, ...string[]] => {
    const [first = "builtin", ...others] = chosen[agent] ?? [];
    return [first, ...others];
  };
  const models = {
    router: tiersOf("router"),
    summarizer: tiersOf("summarizer"),
    "fact-checker": tiersOf("fact-checker"),
    "quote-verifier": tiersOf("quote-verifier"),
    translator: tiersOf("translator"),
    answerer: tiersOf("answerer"),
  };
  return { models, notes };
}

function checkSpec(agent: AgentName, text: string, registry: ModelRegistry): string {
  const spec = parseModelSpec(text);
  switch (spec.kind) {
    case "builtin":
      return "builtin";
    case "apertium":
      if (agent !== "translator") throw onlyTranslates(agent, text);
      return text;
    case "auto":
    case "served":
    case "scripted":
    case "replay":
      registry.check(text);
      return text;
    default:
      return spec satisfies never;
  }
}

function onlyTranslates(agent: AgentName, spec: string): OnrecordError {
  return new OnrecordError(
    `The ${agent} cannot run on "${spec}": Apertium only translates. Name it for the translator alone, --model translator=${spec}, and another model or builtin for the ${agent}.`,
    { code: "unknown_model" },
  );
}
