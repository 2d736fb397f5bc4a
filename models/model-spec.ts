import { OnrecordError } from "../errors.ts";
import type { Thinking } from "./adapter.ts";
import { nearestName } from "./nearest-name.ts";

/** A model on a server: `model` absent stands for the only one that the server has. */
export interface ServedSpec {
  readonly kind: "served";
  /** Name of the server: `ollama`, `openai`, or one of the settings. */
  readonly server: string;
  readonly model?: string;
  readonly thinking?: Thinking;
}

/** What a spec such as `ollama/qwen3:8b?think=low` names. */
export type ModelSpec =
  | { readonly kind: "builtin" }
  | { readonly kind: "auto" }
  | ServedSpec
  | { readonly kind: "apertium"; readonly directions: readonly string[] }
  | { readonly kind: "scripted" | "replay"; readonly file: string };

/** Every form a spec may have, as help and errors show it. */
export const specForms = [
  "builtin",
  "auto",
  "ollama/<model>",
  "openai/<model>",
  "compatible/<server>/<model>",
  "compatible/<server>",
  "apertium/<from>-<to>",
  "scripted/<file>",
  "replay/<file>",
] as const;

const examples: Readonly<Record<string, string>> = {
  builtin: "builtin",
  auto: "auto",
  ollama: "ollama/qwen3:8b",
  openai: "openai/gpt-5-mini",
  compatible: "compatible/<server>/<model>",
  apertium: "apertium/eng-spa",
  scripted: "scripted/<file>",
  replay: "replay/<file>",
};

const thinkings: readonly Thinking[] = ["off", "low", "high"];
const serverName = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const direction = /^[a-z]{2,3}(?:_[A-Za-z]+)*-[a-z]{2,3}(?:_[A-Za-z]+)*$/;

/** Reads a spec; throws `unknown_model` with the nearest form that would be valid. */
export function parseModelSpec(text: string): ModelSpec {
  const [, kind = "", rest] = /^([^/]*)(?:\/(.*))?$/s.exec(text.trim()) ?? [];
  switch (kind) {
    case "builtin":
    case "auto":
      return rest === undefined ? { kind } : refuse(text, kind);
    case "ollama":
    case "openai":
      return parseServed(text, kind, rest);
    case "compatible":
      return parseCompatible(text, rest);
    case "apertium":
      return parseApertium(text, rest);
    case "scripted":
    case "replay":
      return rest === undefined || rest === "" ? refuse(text, kind) : { kind, file: rest };
    default:
      return refuse(text, nearestName(kind, Object.keys(examples)));
  }
}

/** The text of a spec; parsing it gives the same spec. */
export function formatModelSpec(spec: ModelSpec): string {
  switch (spec.kind) {
    case "builtin":
    case "auto":
      return spec.kind;
    case "served": {
      const own = spec.server === "ollama" || spec.server === "openai";
      const path = [
        ...(own ? [] : ["compatible"]),
        spec.server,
        ...(spec.model === undefined ? [] : [spec.model]),
      ];
      return `${path.join("/")}${spec.thinking === undefined ? "" : `?think=${spec.thinking}`}`;
    }
    case "apertium":
      return `apertium/${spec.directions.join("+")}`;
    case "scripted":
    case "replay":
      return `${spec.kind}/${spec.file}`;
    default:
      return spec satisfies never;
  }
}

/** The spec of a served model without its query: what its card is kept under. */
export function cardIdOf(spec: ServedSpec): string {
  return formatModelSpec({
    kind: "served",
    server: spec.server,
    ...(spec.model === undefined ? {} : { model: spec.model }),
  });
}

function parseServed(text: string, server: string, rest: string | undefined): ServedSpec {
  const { path, thinking } = splitQuery(text, rest ?? "");
  if (!isModelName(path)) return refuse(text, server);
  return { kind: "served", server, model: path, ...thinking };
}

function parseCompatible(text: string, rest: string | undefined): ServedSpec {
  const { path, thinking } = splitQuery(text, rest ?? "");
  const [server = "", ...others] = path.split("/");
  const model = others.join("/");
  if (!serverName.test(server) || (others.length > 0 && !isModelName(model)))
    return refuse(text, "compatible");
  return { kind: "served", server, ...(others.length === 0 ? {} : { model }), ...thinking };
}

function isModelName(path: string): boolean {
  return /^[^\s/?]+(?:\/[^\s/?]+)*$/.test(path);
}

function splitQuery(text: string, rest: string): { path: string; thinking: { thinking?: Thinking } } {
  const at = rest.indexOf("?");
  if (at < 0) return { path: rest, thinking: {} };
  const [name, value, ...more] = rest.slice(at + 1).split("=");
  const thinking = thinkings.find((known) => known === value);
  if (name !== "think" || thinking === undefined || more.length > 0) {
    throw new OnrecordError(
      `The model "${text}" has an unknown option "${rest.slice(at)}". Valid: ${thinkings.map((known) => `?think=${known}`).join(", ")}. Write it as ${text.slice(0, text.indexOf("?"))}?think=${nearestName(value ?? "", thinkings) ?? "off"}.`,
      { code: "unknown_model" },
    );
  }
  return { path: rest.slice(0, at), thinking: { thinking } };
}

function parseApertium(text: string, rest: string | undefined): ModelSpec {
  const directions = (rest ?? "").split("+");
  if (!directions.every((one) => direction.test(one))) return refuse(text, "apertium");
  return { kind: "apertium", directions };
}

function refuse(text: string, nearest: string | undefined): never {
  const hint = nearest === undefined ? "" : ` Did you mean ${examples[nearest] ?? nearest}?`;
  throw new OnrecordError(
    `No model "${text}".${hint} A model is named ${specForms.join(", ")}. See them with "onrecord models list".`,
    { code: "unknown_model" },
  );
}
