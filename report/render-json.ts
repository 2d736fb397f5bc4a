import { Analysis } from "../agents/analysis.ts";
import { Verification } from "../agents/verification.ts";
import { OnrecordError } from "../errors.ts";

/**
 * A result as JSON by its schema: keys in the schema's order, two spaces, a newline at the end.
 * Throws `bad_answer` when the value does not pass.
 */
export function renderJson(value: Analysis | Verification): string {
  const schema = value.schema === "onrecord/analysis@1" ? Analysis : Verification;
  const parsed = schema.safeParse(value);
  if (parsed.success) return `${JSON.stringify(parsed.data, undefined, 2)}\n`;
  const issue = parsed.error.issues[0];
  const place = issue?.path.map(String).join(".") ?? "";
  throw new OnrecordError(
    `The result is no valid ${value.schema}: ${place}: ${issue?.message ?? "unknown"}. It has to pass the schema of that name; please report this with the command you ran.`,
    { code: "bad_answer", cause: parsed.error },
  );
}
