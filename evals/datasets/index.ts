import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { OnrecordError } from "../../errors.ts";
import { reasonOf } from "../../store/blob-store.ts";
import type { Dataset } from "../dataset.ts";
import { examplesFile, openFolder } from "./load-folder.ts";
import { sharedDatasets } from "./shared/index.ts";
import { openShared } from "./shared/shared-dataset.ts";

/** Where datasets are looked for, besides those that come with the program. */
export interface DatasetPlaces {
  /** Folders of the user: each a dataset, or a folder of datasets. */
  readonly dataFolders: readonly string[];
  /** Folder of the development data; what is not there is not listed. */
  readonly sharedFolder?: string;
}

const ownFolder = fileURLToPath(new URL("../data/", import.meta.url));

/**
 * All datasets: the program's own, the user's, the development data that is there. Nothing is loaded yet. Throws
 * `OnrecordError` for a folder of the user that holds none, for a README that cannot be used and for a repeated name.
 */
export function listDatasets({ dataFolders, sharedFolder }: DatasetPlaces): readonly Dataset[] {
  const shared =
    sharedFolder === undefined ? [] : sharedDatasets.flatMap((one) => openShared(sharedFolder, one) ?? []);
  const found = [ownFolder, ...dataFolders].flatMap(findFolders).map(openFolder);
  const datasets = [...found, ...shared];
  for (const [index, { name }] of datasets.entries()) {
    if (datasets.findIndex((other) => other.name === name) === index) continue;
    throw new OnrecordError(
      `Two datasets are called "${name}". Give yours another name in the front matter of its README.`,
      { code: "ambiguous" },
    );
  }
  return datasets;
}

/** A dataset by name; throws `not_found`. */
export function findDataset(datasets: readonly Dataset[], name: string): Dataset {
  const found = datasets.find((dataset) => dataset.name === name);
  if (found !== undefined) return found;
  throw new OnrecordError(
    `No dataset "${name}". Known: ${datasets.map((dataset) => dataset.name).join(", ")}. Your own are found with --data DIR.`,
    { code: "not_found" },
  );
}

function findFolders(folder: string): readonly string[] {
  if (existsSync(join(folder, examplesFile))) return [folder];
  const found = namesIn(folder)
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, examplesFile)));
  if (found.length > 0) return found;
  throw new OnrecordError(
    `There is no dataset in ${folder}. One is a folder with ${examplesFile} and README.md; "onrecord eval datasets new NAME --task quotes" makes one.`,
    { code: "not_found" },
  );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (cause) {
    throw new OnrecordError(
      `The folder ${folder} cannot be read: ${reasonOf(cause)}. Name one that exists with --data DIR.`,
      { code: "not_found", cause },
    );
  }
}
