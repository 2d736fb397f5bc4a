import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { OnrecordError } from "../../errors.ts";
import { reasonOf } from "../../store/blob-store.ts";
import { type Dataset, Example, type LoadedDataset } from "../dataset.ts";
import type { AnyTask } from "../task.ts";
import { findTask } from "../tasks/index.ts";
import { type DataFiles, type FileRow, openDataFiles } from "./data-files.ts";
import { type FrontMatter, readFrontMatter } from "./front-matter.ts";
import { placeEvidence } from "./place-evidence.ts";

/** A row as it is written: what it does not say is the recording's name or nothing. */
const Row = Example.extend({
  recording: z.exactOptional(z.string().min(1)),
  slices: z.record(z.string(), z.string()).default({}),
});

/** A file that tells a dataset's folder from others. */
export const examplesFile = "examples.jsonl";

/**
 * The dataset in a folder: `README.md` with front matter, `examples.jsonl`, and the transcripts that its rows name.
 * Throws `bad_input` for a README that cannot be used.
 */
export function openFolder(folder: string): Dataset {
  const file = join(folder, "README.md");
  const about = readFrontMatter(file, readReadme(file));
  const strata = about.strata?.split(",").map((name) => name.trim());
  return {
    name: about.name,
    title: about.title,
    task: about.task,
    source: about.source,
    licence: about.licence,
    ...(strata === undefined ? {} : { strata }),
    load: async () => load(folder, about),
  };
}

function readReadme(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new OnrecordError(
      `${file} cannot be read: ${reasonOf(cause)}. A dataset has one beside its ${examplesFile}; "onrecord eval datasets new" writes both.`,
      { code: "not_readable", cause },
    );
  }
}

function load(folder: string, about: FrontMatter): LoadedDataset {
  const files = openDataFiles(folder);
  const task = findTask(about.task);
  const file = join(folder, examplesFile);
  const examples = files.rows(examplesFile).map((row) => toExample(row, { files, task, file }));
  refuseRepeated(examples, file);
  for (const { input } of examples) readNamed(files, input);
  checkHash(join(folder, "README.md"), about.sha256, files.sha256());
  return { examples, sha256: files.sha256(), readTranscript: files.bytes };
}

interface RowPlace {
  readonly files: DataFiles;
  readonly task: AnyTask;
  readonly file: string;
}

function toExample({ line, value }: FileRow, { files, task, file }: RowPlace): Example {
  try {
    const row = Row.parse(value);
    const path = transcriptOf(row.input);
    const example: Example = {
      ...row,
      recording: row.recording ?? path ?? row.id,
      expected: placeEvidence(row.expected, () => openNamed(files, path)),
    };
    task.check(example);
    return example;
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const message = `${file}:${line}: ${describe(cause)}`;
    throw new OnrecordError(message, {
      code: cause instanceof OnrecordError ? cause.code : "bad_input",
      cause,
    });
  }
}

function describe(cause: Error): string {
  if (!(cause instanceof z.ZodError)) return `${cause.message.replace(/\.$/, "")}.`;
  const [issue] = cause.issues;
  return `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "cannot be read"}. See the fields in the README.`;
}

function openNamed(files: DataFiles, path: string | undefined) {
  if (path === undefined) throw new RangeError("evidence: the row's input names no transcript");
  return files.transcript(path);
}

function readNamed(files: DataFiles, input: unknown): void {
  const path = transcriptOf(input);
  if (path !== undefined) files.bytes(path);
}

function transcriptOf(input: unknown): string | undefined {
  const parsed = z.looseObject({ transcript: z.string() }).safeParse(input);
  return parsed.success ? parsed.data.transcript : undefined;
}

function refuseRepeated(examples: readonly Example[], file: string): void {
  const seen = new Set<string>();
  for (const { id } of examples) {
    if (seen.has(id))
      throw new OnrecordError(`${file}: the id "${id}" stands twice. Give each row one of its own.`, {
        code: "bad_input",
      });
    seen.add(id);
  }
}

function checkHash(readme: string, pinned: string | undefined, found: string): void {
  if (pinned === undefined || pinned === found) return;
  throw new OnrecordError(
    `The files of this dataset are not those that ${readme} names: their SHA-256 is ${found}, it says ${pinned}. If they were changed on purpose, write "sha256: ${found}" there; results of the old files are then kept apart.`,
    { code: "bad_input" },
  );
}
