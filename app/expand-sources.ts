import { readdirSync, type Stats, statSync } from "node:fs";
import { extname, join, relative, resolve, sep } from "node:path";
import { OnrecordError } from "../errors.ts";
import { reasonOf } from "../store/blob-store.ts";
import type { JobSource } from "./jobs.ts";
import { globBase, matchGlob } from "./match-glob.ts";

/** Endings of files in a folder that are taken for transcripts; a file that is named itself may have any. */
const endings = new Set([".vtt", ".srt", ".txt", ".md", ".markdown", ".html", ".htm", ".json", ".json3"]);

/** What `--out` leaves behind: with both marks beside each other, these files are reports and no transcripts. */
const reportMarks = ["run.json", "report.html"] as const;
const reportFiles: ReadonlySet<string> = new Set([
  ...reportMarks,
  "analysis.json",
  "analysis.md",
  "verification.json",
  "verification.md",
]);

const patternLetter = /[*?[{]/;

/** What names stand for. */
export interface ExpandedSources {
  readonly sources: readonly JobSource[];
  /** Names that are no file, no folder with transcripts, match nothing, and are not known otherwise. */
  readonly missing: readonly string[];
}

/** Where names are looked for. */
export interface SourceWorld {
  readonly cwd: string;
  /** What a name stands for that is no file, such as the id of a stored transcript. */
  findOther(name: string): Promise<string | undefined>;
}

/**
 * The recordings that names stand for, in their order: a file itself, a folder all transcripts in it and below by path,
 * a pattern what matches it. Nothing is read but the folders. Throws `not_readable`.
 */
export async function expandSources(names: readonly string[], world: SourceWorld): Promise<ExpandedSources> {
  const missing: string[] = [];
  const sources: JobSource[] = [];
  for (const name of names) {
    const files = filesOf(name, resolve(world.cwd, name));
    for (const file of files) sources.push(file);
    if (files.length > 0) continue;
    const other = await world.findOther(name);
    if (other === undefined) missing.push(name);
    else sources.push({ source: other, version: "" });
  }
  return { sources, missing };
}

/** Whether a name may stand for several recordings. */
export function isMany(name: string, cwd: string): boolean {
  const stat = statSync(resolve(cwd, name), { throwIfNoEntry: false });
  return stat === undefined ? patternLetter.test(name) : stat.isDirectory();
}

/** Transcripts in a folder and below, by path; hidden files and folders, and reports of runs, are passed over. */
export function listFolder(folder: string): JobSource[] {
  return listFiles(folder)
    .filter((file) => endings.has(extname(file).toLowerCase()))
    .flatMap(toSource);
}

function filesOf(name: string, path: string): JobSource[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() === true) return listFolder(path);
  if (stat !== undefined) return [{ source: path, version: versionOf(stat) }];
  if (!patternLetter.test(name)) return [];
  const { folder, pattern } = globBase(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  const matches = matchGlob(pattern);
  return listFiles(folder)
    .filter((file) => matches(relative(folder, file).split(sep).join("/")))
    .flatMap(toSource);
}

function toSource(path: string): JobSource[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true ? [{ source: path, version: versionOf(stat) }] : [];
}

function versionOf({ size, mtimeMs }: Stats): string {
  return `${size} ${Math.round(mtimeMs)}`;
}

function listFiles(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith("."));
    const names = new Set(entries.map(({ name }) => name));
    const hasReports = reportMarks.every((name) => names.has(name));
    return entries
      .filter(({ name }) => !(hasReports && reportFiles.has(name)))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? listFiles(path) : [path];
      });
  } catch (cause) {
    if (cause instanceof OnrecordError) throw cause;
    throw new OnrecordError(
      `The folder ${folder} cannot be read: ${reasonOf(cause)}. Check its permissions.`,
      { code: "not_readable", cause },
    );
  }
}
