import { OnrecordError } from "../errors.ts";
import { formatModelSpec, parseModelSpec } from "../models/model-spec.ts";

/** The spec of one model on a server, as gates name it; throws `bad_usage` for anything else that can be named. */
export function readRoleSpec(text: string): string {
  if (text.includes(",")) throw notOne(text, "A cascade has no role");
  const spec = parseModelSpec(text);
  if (spec.kind === "served") return formatModelSpec(spec);
  throw notOne(text, `"${text}" is no model on a server`);
}

function notOne(text: string, what: string): OnrecordError {
  return new OnrecordError(
    `${what}: roles are for one model each, such as ollama/qwen3:4b. Name one in place of "${text}".`,
    { code: "bad_usage" },
  );
}
