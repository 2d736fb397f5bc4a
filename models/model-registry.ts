import { resolve } from "node:path";
import { OnrecordError } from "../errors.ts";
import type { ModelAdapter } from "./adapter.ts";
import type { ModelCard } from "./card.ts";
import { connectModel, replayFile } from "./connect-model.ts";
import { type DescribedModel, describeModel, type ModelKnowledge } from "./describe-model.ts";
import type { Model } from "./model.ts";
import { type ModelSpec, parseModelSpec } from "./model-spec.ts";
import { refuseRemote } from "./privacy-gate.ts";
import { createScriptedModel, readScript } from "./scripted-model.ts";

export type Privacy = "local_only" | "any";

/** Gives models by spec; `undefined` stands for the built-in engine and for Apertium, which are no `Model`. */
export interface ModelRegistry {
  /** A model with `wrap` around its client. Throws `unknown_model`, `auth` where a key is absent, or `not_local`. */
  find(spec: string, wrap: WrapModel): Model | undefined;
  /** Throws as `find` would. */
  check(spec: string): void;
  /** What is known of a model on a server; throws `unknown_model`. */
  describe(spec: string): DescribedModel;
  /** A bare client for a model on a server, to probe it with; throws as `find` does. */
  openAdapter(spec: string): ModelAdapter;
  /** The cheapest model that an eval has promoted for an agent and that may be called; throws `unknown_model`. */
  findPromoted(agent: string): string;
}

/** What a registry works with. */
export interface RegistryParts extends ModelKnowledge {
  /** Folder that scripted and replayed files are relative to. */
  readonly cwd: string;
  readonly privacy: Privacy;
  readonly fetch: typeof fetch;
}

/** Puts the wrappers around a client; `about` is absent for a replayed one. */
export type WrapModel = (spec: string, adapter: ModelAdapter, about: DescribedModel | undefined) => Model;

/** A registry over servers, cards and keys. Looking a model up opens nothing: a socket is opened by its first call. */
export function createModelRegistry(parts: RegistryParts): ModelRegistry {
  return {
    find: (spec, wrap) => open(spec, parts, wrap),
    check: (spec) => checkSpec(parseModelSpec(spec), parts),
    describe: (spec) => describeModel(servedSpec(spec), parts),
    openAdapter(spec) {
      const about = checkServed(servedSpec(spec), parts);
      return connectModel(about, keyOf(about, parts), parts);
    },
    findPromoted: (agent) => findPromoted(agent, parts),
  };
}

function open(text: string, parts: RegistryParts, wrap: WrapModel): Model | undefined {
  const spec = parseModelSpec(text);
  switch (spec.kind) {
    case "builtin":
    case "apertium":
      return undefined;
    case "auto":
      throw new OnrecordError('"auto" stands for a model of one agent: name it as AGENT=auto.', {
        code: "unknown_model",
      });
    case "scripted":
      return createScriptedModel(spec.file, readScript(resolve(parts.cwd, spec.file)));
    case "replay":
      return wrap(text, replayFile(resolve(parts.cwd, spec.file)), undefined);
    case "served": {
      const about = checkServed(spec, parts);
      return wrap(text, connectModel(about, keyOf(about, parts), parts), about);
    }
    default:
      return spec satisfies never;
  }
}

function checkSpec(spec: ModelSpec, parts: RegistryParts): void {
  if (spec.kind === "served") checkServed(spec, parts);
  if (spec.kind === "scripted") readScript(resolve(parts.cwd, spec.file));
  if (spec.kind === "replay") replayFile(resolve(parts.cwd, spec.file));
}

function servedSpec(text: string): Extract<ModelSpec, { kind: "served" }> {
  const spec = parseModelSpec(text);
  if (spec.kind === "served") return spec;
  throw new OnrecordError(`"${text}" stands on no server. Name a model that does, such as ollama/qwen3:8b.`, {
    code: "unknown_model",
  });
}

function checkServed(spec: Extract<ModelSpec, { kind: "served" }>, parts: RegistryParts): DescribedModel {
  const about = describeModel(spec, parts);
  refuseRemote(about.text, about.location, parts.privacy);
  refuseThinking(about);
  if (about.location === "remote" && about.key?.present === false) {
    throw new OnrecordError(
      `${about.text} needs a key and the variable ${about.key.variable} is not set. Set it, name a local model such as ollama/qwen3:8b, or use builtin.`,
      { code: "auth" },
    );
  }
  return about;
}

function refuseThinking({ spec, text, abilities }: DescribedModel): void {
  if (spec.thinking !== "off" || abilities.thinkOff !== false) return;
  throw new OnrecordError(
    `${text}: its card says that this model cannot be kept from thinking. Write ?think=low, or name another model.`,
    { code: "unknown_model" },
  );
}

function keyOf({ key }: DescribedModel, { variables }: RegistryParts): string | undefined {
  const value = key === undefined ? undefined : variables[key.variable];
  return value === "" ? undefined : value;
}

function findPromoted(agent: string, parts: RegistryParts): string {
  const able = parts.cards.all().filter((card) => card.roles.includes(agent));
  const [best] = able
    .flatMap((card) => {
      const about = tryCheck(card, parts);
      return about === undefined ? [] : [about];
    })
    .sort((a, b) => dearness(a) - dearness(b) || (a.text < b.text ? -1 : 1));
  if (best !== undefined) return best.text;
  const why =
    able.length === 0 ? "no model is promoted for it yet" : "none of its promoted models may be called";
  throw new OnrecordError(
    `There is no "auto" for the ${agent}: ${why}. Name a model, or builtin. See them with "onrecord models list".`,
    { code: "unknown_model" },
  );
}

function tryCheck(card: ModelCard, parts: RegistryParts): DescribedModel | undefined {
  try {
    return checkServed(servedSpec(card.id), parts);
  } catch (cause) {
    if (cause instanceof OnrecordError) return undefined;
    throw cause;
  }
}

/** An analysis reads some four times what it writes; a model without a known price comes last. */
function dearness({ price }: DescribedModel): number {
  return price === null ? Number.POSITIVE_INFINITY : 4 * price.inputUsdPerMillion + price.outputUsdPerMillion;
}
