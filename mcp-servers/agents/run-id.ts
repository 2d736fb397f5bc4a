import type { App } from "../../app/app.ts";
import { OnrecordError } from "../../errors.ts";
import { hashContent } from "../../store/blob-store.ts";
import type { Run } from "../../store/run.ts";

/** What tells one run from another: the graph, the sha256 of what it is asked, and the version that works. */
export interface RunIdentity {
  readonly graph: Run["graph"];
  readonly request: string;
  readonly version: string;
}

/** Attempts of one request that are looked through. */
const mostAttempts = 1_000;

/**
 * The id of the run for what is asked: the same call finds the run that it began before, and gives the same id in
 * another process. A run in which an agent failed is left as it is, and the next id in a row is given.
 */
export async function chooseRunId(app: Pick<App, "run">, identity: RunIdentity): Promise<string> {
  const { graph, request, version } = identity;
  const first = hashContent(JSON.stringify([graph, request, version])).slice(0, 12);
  for (let attempt = 1; attempt < mostAttempts; attempt += 1) {
    const id = attempt === 1 ? first : `${first}-${attempt}`;
    const run = await findExactly(app, id);
    if (run === undefined || !hasFailed(run)) return id;
  }
  throw new OnrecordError(
    `This has failed ${mostAttempts} times. See why with get_run {"run": "${first}"}, and ask the user to mend it.`,
    { code: "model_failed" },
  );
}

async function findExactly(app: Pick<App, "run">, id: string): Promise<Run | undefined> {
  try {
    const run = await app.run(id);
    return run.id === id ? run : undefined;
  } catch (cause) {
    if (cause instanceof OnrecordError && ["not_found", "ambiguous"].includes(cause.code)) return undefined;
    throw cause;
  }
}

function hasFailed({ status, agents }: Run): boolean {
  const hasEnded = status === "failed" || status === "partial";
  return hasEnded && agents.some((agent) => agent.status === "failed");
}
