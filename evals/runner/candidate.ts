import { OnrecordError } from "../../errors.ts";
import { formatModelSpec, parseModelSpec, specForms } from "../../models/model-spec.ts";
import { nearestName } from "../../models/nearest-name.ts";

/** What does the work of an eval: the built-in engine, a baseline, a translating program, or models, as a cascade. */
export interface Candidate {
  /** As it is named on the command line and in records. */
  readonly spec: string;
  /** `models`: at least one tier is a model, which may cost and may answer differently when asked again. */
  readonly kind: "builtin" | "baseline" | "program" | "models";
  /** Model specs in the order that they are asked; of a program `builtin`, which stands for it. */
  readonly tiers: readonly string[];
  /** Name among the baselines of a task. */
  readonly baseline?: string;
  /** Apertium's directions, such as `eng-spa`. */
  readonly directions?: readonly string[];
}

/** Reads a candidate's spec; throws `unknown_model` that names what would be valid. `baselines` are those of the tasks at hand. */
export function parseCandidate(text: string, baselines: readonly string[]): Candidate {
  const trimmed = text.trim();
  if (trimmed.startsWith("baseline/")) return parseBaseline(trimmed, baselines);
  const specs = trimmed.split(",").map((part) => parseModelSpec(part));
  const [only] = specs;
  if (specs.length === 1 && only?.kind === "builtin") {
    return { spec: "builtin", kind: "builtin", tiers: ["builtin"] };
  }
  if (specs.some(({ kind }) => kind === "auto")) {
    throw new OnrecordError(
      `"${trimmed}" cannot be tried: auto stands for whichever model is promoted. Name the model itself. ${validForms(baselines)}`,
      { code: "unknown_model" },
    );
  }
  const directions = specs.flatMap((spec) => (spec.kind === "apertium" ? spec.directions : []));
  const tiers = specs.map((spec) => (spec.kind === "apertium" ? "builtin" : formatModelSpec(spec)));
  if (new Set(tiers).size < tiers.length) {
    throw new OnrecordError(`"${trimmed}" names one thing twice. Name each tier of a cascade once.`, {
      code: "unknown_model",
    });
  }
  return {
    spec: specs.map(formatModelSpec).join(","),
    kind: tiers.every((tier) => tier === "builtin") ? "program" : "models",
    tiers,
    ...(directions.length === 0 ? {} : { directions }),
  };
}

function parseBaseline(spec: string, baselines: readonly string[]): Candidate {
  const name = spec.slice("baseline/".length);
  if (baselines.includes(name)) return { spec, kind: "baseline", tiers: ["builtin"], baseline: name };
  const near = nearestName(name, baselines);
  const hint = near === undefined ? "" : ` Did you mean baseline/${near}?`;
  throw new OnrecordError(`No baseline "${name}" in the tasks at hand.${hint} ${validForms(baselines)}`, {
    code: "unknown_model",
  });
}

function validForms(baselines: readonly string[]): string {
  const own = baselines.map((name) => `baseline/${name}`);
  const models = specForms.filter((form) => form !== "auto");
  return `Valid: ${[...own, ...models].join(", ")}; several with commas are a cascade.`;
}
