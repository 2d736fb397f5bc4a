import type { ModelAccess } from "../../app/model-access.ts";
import { OnrecordError } from "../../errors.ts";
import { formatModelSpec, parseModelSpec } from "../../models/model-spec.ts";
import { hashProgram } from "../runner/program-hash.ts";
import { builtinJudge } from "./builtin-judge.ts";
import { type Judge, type JudgeKind, judgeKinds } from "./judge.ts";
import { createModelJudge } from "./model-judge.ts";

/** A judge that can be asked, and which version of it. */
export interface OpenJudge<K extends JudgeKind> {
  readonly judge: Judge<K>;
  readonly digest: string | undefined;
  /** Calls at once. */
  readonly places: number;
}

/** What judges are opened with. */
export interface JudgeWorld {
  readonly models: ModelAccess;
  digestOf(spec: string): Promise<string | undefined>;
}

/** The spec of a judge as it is kept; throws `unknown_model` for what can be none. */
export function parseJudge(text: string): string {
  const spec = parseModelSpec(text);
  if (spec.kind === "auto" || spec.kind === "apertium") {
    throw new OnrecordError(
      `"${text}" cannot judge. Name one model, such as ollama/qwen3:8b, or builtin for sentences.`,
      { code: "unknown_model" },
    );
  }
  return formatModelSpec(spec);
}

/** What the built-in engine can judge. */
const ownJudges: { readonly [K in JudgeKind]: Judge<K> | undefined } = {
  key_point_covered: undefined,
  sentence_supported: builtinJudge,
  prefer: undefined,
};

/** What a judge can be asked. */
export function kindsOf(spec: string): readonly JudgeKind[] {
  return judgeKinds.filter((kind) => spec !== "builtin" || ownJudges[kind] !== undefined);
}

/** Opens a judge of one kind; throws as a run would, and `bad_usage` where it cannot be asked that. */
export async function openJudge<K extends JudgeKind>(
  kind: K,
  spec: string,
  { models, digestOf }: JudgeWorld,
): Promise<OpenJudge<K>> {
  const model = models.find(spec, 0);
  if (model === undefined) {
    const judge: Judge<K> | undefined = ownJudges[kind];
    if (judge === undefined) throw cannotJudge(kind);
    return { judge, digest: hashProgram(), places: 1 };
  }
  const judge = createModelJudge(kind, { ...model, spec }, models.signal);
  return { judge, digest: await digestOf(spec), places: models.placeOf(spec).places };
}

function cannotJudge(kind: JudgeKind): OnrecordError {
  return new OnrecordError(
    `The built-in engine judges ${kindsOf("builtin").join(", ")} alone. Name a model for ${kind}, such as ollama/qwen3:8b.`,
    { code: "bad_usage" },
  );
}
