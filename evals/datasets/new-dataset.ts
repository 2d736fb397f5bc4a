import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { OnrecordError } from "../../errors.ts";
import { reasonOf } from "../../store/blob-store.ts";
import { findTask } from "../tasks/index.ts";
import { FrontMatter } from "./front-matter.ts";
import { examplesFile } from "./load-folder.ts";
import { templateOf } from "./templates.ts";

/** A folder to be made for examples of a task. */
export interface NewDataset {
  /** Folder that it is made in; made when absent. */
  readonly folder: string;
  /** Of the dataset and its folder. */
  readonly name: string;
  readonly task: string;
}

/**
 * Writes a dataset's folder to fill in, which loads as it is: README, a few examples and what they need. Gives the paths
 * of the files. Throws `bad_usage` for a task or a name that cannot be, and for a folder that is there.
 */
export function writeNewDataset({ folder, name, task }: NewDataset): readonly string[] {
  const { title } = findTask(task);
  if (!FrontMatter.shape.name.safeParse(name).success) {
    throw new OnrecordError(
      `"${name}" cannot be a dataset's name. Use small letters, digits, - and _, such as my-${task}.`,
      { code: "bad_usage" },
    );
  }
  const target = join(folder, name);
  if (existsSync(target)) {
    throw new OnrecordError(`${target} is there already and is left as it is. Choose another name.`, {
      code: "bad_usage",
    });
  }
  const { fields, rows, files } = templateOf(task);
  const contents = [
    ["README.md", toReadme({ name, task, title, fields })],
    [examplesFile, rows.map((row) => `${JSON.stringify(row)}\n`).join("")],
    ...Object.entries(files),
  ] as const;
  return contents.map(([path, content]) => write(join(target, path), content));
}

function toReadme(about: {
  readonly name: string;
  readonly task: string;
  readonly title: string;
  readonly fields: string;
}): string {
  const { name, task, title, fields } = about;
  return `---
name: ${name}
title: ${name} (${title})
task: ${task}
source: who made the examples, and of what
licence: unknown
---
# ${name}

Each line of \`${examplesFile}\` is one example: \`id\`, \`recording\` (examples of one recording are not independent; absent: its
transcript), \`language\`, \`slices\` (what results are shown apart by), \`input\` and \`expected\`.

${fields}

When the examples are done, pin them: write \`sha256: ?\` under the licence above, and the next command says what to put in
place of the question mark. Results of other bytes are kept apart.
`;
}

function write(path: string, content: string): string {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  } catch (cause) {
    throw new OnrecordError(
      `${path} cannot be written: ${reasonOf(cause)}. Name a folder that you may write to.`,
      {
        code: "not_writable",
        cause,
      },
    );
  }
}
