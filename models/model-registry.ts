import { resolve } from "node:path";
import { OnrecordError } from "../errors.ts";
import type { Model } from "./model.ts";
import { createScriptedModel, readScript } from "./scripted-model.ts";

/** Kinds of spec this version can call. */
const known = ["builtin", "apertium/<pair>, such as apertium/eng-spa", "scripted/<file>.json"];

/** Gives the model of a spec; `undefined` stands for the built-in engine, which is no `Model`. */
export interface ModelRegistry {
  find(spec: string): Model | undefined;
}

/** A registry whose scripted models are files relative to `cwd`. `find` throws `unknown_model`. */
export function createModelRegistry(cwd: string): ModelRegistry {
  return {
    find(spec) {
      if (spec === "builtin" || spec.startsWith("apertium/")) return undefined;
      const script = /^scripted\/(.+)$/.exec(spec)?.[1];
      if (script !== undefined) return createScriptedModel(script, readScript(resolve(cwd, script)));
      throw new OnrecordError(
        `No model "${spec}". This version knows ${known.join("; ")}. Leave --model away to use the built-in engine.`,
        { code: "unknown_model" },
      );
    },
  };
}
