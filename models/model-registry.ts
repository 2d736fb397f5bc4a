import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { OnrecordError } from "../errors.ts";
import { hashContent } from "../store/blob-store.ts";
import type { ModelAdapter } from "./adapter.ts";
import { choosePromoted, type PromotedChoice, type PromotedLimits } from "./choose-promoted.ts";
import { connectModel, replayFile } from "./connect-model.ts";
import { type DescribedModel, describeModel, type ModelKnowledge } from "./describe-model.ts";
import type { Model } from "./model.ts";
import { findModelDigest } from "./model-digest.ts";
import { type ModelSpec, parseModelSpec } from "./model-spec.ts";
import { refuseRemote } from "./privacy-gate.ts";
import { rolesFor } from "./promoted-roles.ts";
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
  /** What `auto` stands for: the cheapest model promoted for an agent that may be called, else `builtin`; and why. */
  findPromoted(agent: string, limits: PromotedLimits): PromotedChoice;
  /**
   * What tells this version of a model from others under its name: the digest of its files, as its server tells it, or
   * of the file that stands for it; absent where nothing does. Throws as `find` does.
   */
  findDigest(spec: string): Promise<string | undefined>;
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
    findPromoted: (agent, limits) => findPromoted(agent, limits, parts),
    findDigest: (spec) => findDigest(parseModelSpec(spec), parts),
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

function findPromoted(agent: string, limits: PromotedLimits, parts: RegistryParts): PromotedChoice {
  const promoted = rolesFor(agent, parts.cards.all()).map((role) => {
    try {
      return { ...role, price: checkServed(servedSpec(role.spec), parts).price };
    } catch (cause) {
      if (cause instanceof OnrecordError) return { ...role, price: null, refusal: cause };
      throw cause;
    }
  });
  return choosePromoted(agent, promoted, limits);
}

async function findDigest(spec: ModelSpec, parts: RegistryParts): Promise<string | undefined> {
  if (spec.kind === "scripted" || spec.kind === "replay") {
    checkSpec(spec, parts);
    return hashContent(readFileSync(resolve(parts.cwd, spec.file)));
  }
  if (spec.kind !== "served") return undefined;
  const about = checkServed(spec, parts);
  const key = keyOf(about, parts);
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  return await findModelDigest(about, { fetch: parts.fetch, headers });
}
