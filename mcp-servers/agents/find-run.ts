import type { App, RunView } from "../../app/app.ts";
import { OnrecordError } from "../../errors.ts";
import { unquote } from "../arguments/unquote.ts";
import { ToolError } from "../tool-error.ts";

const mostOffered = 5;

/** A run by its id, a unique beginning of it or `analysis://<id>`; throws `ToolError` that offers ids. */
export async function findRun(app: Pick<App, "look" | "runs">, reference: string): Promise<RunView> {
  const id = toRunId(reference);
  try {
    return await app.look(id);
  } catch (cause) {
    if (!(cause instanceof OnrecordError) || !["not_found", "ambiguous"].includes(cause.code)) throw cause;
    throw await explain(app, id, cause.code);
  }
}

/** A reference without quotation marks and address. */
export function toRunId(reference: string): string {
  return unquote(reference).replace(/^analysis:\/\//i, "");
}

async function explain(app: Pick<App, "runs">, id: string, code: string): Promise<ToolError> {
  const ids = (await app.runs()).map((run) => run.id);
  const begun = ids.filter((one) => one.startsWith(id));
  const valid = (code === "ambiguous" ? begun : ids).slice(0, mostOffered);
  return new ToolError({
    code,
    message: code === "ambiguous" ? "Several runs' ids begin with that." : "There is no run with that id.",
    ...(valid.length === 0 ? {} : { valid }),
    next: "Make the same call with the id of a run: list_runs {} shows them.",
  });
}
