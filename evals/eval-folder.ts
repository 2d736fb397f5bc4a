import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { OnrecordError } from "../errors.ts";
import { hashContent, writeAside } from "../store/blob-store.ts";

const counts = z.record(z.string(), z.int().nonnegative());

/** What the last command in an eval's folder was asked for: with the records, all that its report is made from. */
export const EvalManifest = z.strictObject({
  schema: z.literal("onrecord/eval@1"),
  /** What the budget of this eval is kept under, so that a command that is run again goes on with what is left of it. */
  id: z.string(),
  request: z.strictObject({
    tasks: z.array(z.string()),
    agents: z.array(z.string()),
    datasets: z.array(z.string()),
    candidates: z.array(z.string()),
    baselines: z.enum(["with", "without"]),
    sample: counts,
    sampleModels: counts,
    samples: z.int().positive(),
  }),
  /** Folders of the user's own datasets, and the shared one; absolute. */
  dataFolders: z.array(z.string()),
  sharedFolder: z.exactOptional(z.string()),
});
export type EvalManifest = z.infer<typeof EvalManifest>;

/** The manifest in a file; absent where there is none. Throws `bad_input` when it is of another shape. */
export function readManifest(path: string): EvalManifest | undefined {
  const text = readOrNothing(path);
  if (text === undefined) return undefined;
  try {
    return EvalManifest.parse(JSON.parse(text));
  } catch (cause) {
    throw new OnrecordError(
      `${path} was not written by this version of onrecord. Name a new folder with --out, or delete the file: the records beside it stay good.`,
      { code: "bad_input", cause },
    );
  }
}

/** The manifest of a folder's last eval; throws `not_found` that says what to run. */
export function needManifest(folder: string): EvalManifest {
  const manifest = readManifest(join(folder, "eval.json"));
  if (manifest !== undefined) return manifest;
  throw new OnrecordError(
    `There is no eval in ${resolve(folder)}. Run one with "onrecord eval run --out ${folder}", or name its folder with --out.`,
    { code: "not_found" },
  );
}

/**
 * Writes the manifest of a command into a file. The same command keeps its id, and with it what is left of its budget;
 * another one gets `newId`.
 */
export function keepManifest(
  path: string,
  wanted: Omit<EvalManifest, "schema" | "id">,
  newId: string,
): EvalManifest {
  const before = readManifest(path);
  const manifest: EvalManifest = { schema: "onrecord/eval@1", id: newId, ...wanted };
  if (before !== undefined && fingerprint(before) === fingerprint(manifest)) return before;
  writeAside(path, `${JSON.stringify(manifest, null, 2)}\n`, newId);
  return manifest;
}

function fingerprint({ request, dataFolders, sharedFolder }: EvalManifest): string {
  return hashContent(
    JSON.stringify([EvalManifest.shape.request.parse(request), dataFolders, sharedFolder ?? ""]),
  );
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw new OnrecordError(`${path} cannot be read. Check its permissions.`, {
      code: "not_readable",
      cause,
    });
  }
}
