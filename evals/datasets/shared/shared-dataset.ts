import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { OnrecordError } from "../../../errors.ts";
import type { Dataset, Example } from "../../dataset.ts";
import { type DataFiles, openDataFiles } from "../data-files.ts";

/** Development data that stands beside the project and is no part of it: its rows are read where they are. */
export interface SharedDataset extends Omit<Dataset, "load"> {
  /** Path of its rows below the shared folder; absent there: the dataset is not listed. */
  readonly file: string;
  examples(files: DataFiles): readonly Example[];
}

/** The dataset over a folder; `undefined` where its rows are not there. */
export function openShared(folder: string, shared: SharedDataset): Dataset | undefined {
  const { name, title, task, source, licence, strata } = shared;
  if (!existsSync(join(folder, shared.file))) return undefined;
  return {
    name,
    title,
    task,
    source,
    licence,
    ...(strata === undefined ? {} : { strata }),
    async load() {
      const files = openDataFiles(folder);
      const read = shared.examples(files);
      for (const { input } of read) {
        const named = Named.safeParse(input);
        if (named.success) files.bytes(named.data.transcript);
      }
      return { examples: read, sha256: files.sha256(), readTranscript: files.bytes };
    },
  };
}

const Named = z.looseObject({ transcript: z.string() });

/** Rows of a shared file, each by its schema; throws `bad_input` with file and line. */
export function readRows<R>(files: DataFiles, file: string, schema: z.ZodType<R>): readonly R[] {
  return files.rows(file).map(({ line, value }) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new OnrecordError(
      `${file}:${line}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "cannot be read"}. The file is of another version than this program knows.`,
      { code: "bad_input" },
    );
  });
}

/** Slices without those that a row has no value for. */
export function slicesOf(
  slices: Readonly<Record<string, string | null | undefined>>,
): Record<string, string> {
  const known = Object.entries(slices).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(known);
}
