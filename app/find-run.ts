import { OnrecordError } from "../errors.ts";
import type { Run } from "../store/run.ts";
import type { Store } from "../store/store.ts";

/** A run by its id or a unique beginning of it; throws `not_found` or `ambiguous`. */
export async function findRun(store: Store, id: string): Promise<Run> {
  const exact = await store.run(id);
  if (exact !== undefined) return exact;
  const matches = (await store.runs()).filter((run) => run.id.startsWith(id));
  const [only, ...others] = matches;
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) {
    throw new OnrecordError(
      `"${id}" could be ${matches
        .slice(0, 5)
        .map((run) => run.id)
        .join(", ")}. Write more of the id.`,
      { code: "ambiguous" },
    );
  }
  throw new OnrecordError(`There is no run "${id}". See them with "onrecord runs".`, { code: "not_found" });
}
