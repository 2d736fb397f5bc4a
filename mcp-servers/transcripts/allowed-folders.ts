import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, normalize, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { reasonOf } from "../../store/blob-store.ts";
import { maxFileBytes } from "../../transcript/read-transcript.ts";
import { toPlainName } from "../answers/visible-text.ts";
import { ToolError } from "../tool-error.ts";
import { listTranscriptFiles } from "./list-files.ts";

/** A file's bytes and its name without folders. */
export interface AllowedFile {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** The folders whose files a server may read, and nothing else. */
export interface AllowedFolders {
  /**
   * Reads a file by a path relative to one of the folders, or an absolute one inside. Links are followed first, and the
   * place where they lead counts. `undefined` when there is no such file inside; throws `ToolError` for everything else.
   */
  readFile(path: string): AllowedFile | undefined;
  /** Paths, as `readFile` takes them, of files that look like transcripts; in order, bounded. */
  listFiles(): string[];
}

/** Looks files up in `roots`, the first that has one wins; a root that is not there is passed over. */
export function createAllowedFolders(roots: readonly string[]): AllowedFolders {
  const listFiles = (): string[] => listTranscriptFiles(roots);
  return {
    listFiles,
    readFile(path) {
      refuseOdd(path);
      const places = roots.flatMap((root) => placesIn(root, path, roots.length > 1));
      if (places.length === 0) throw outside(roots, listFiles);
      for (const place of places) {
        const real = realPathOf(place.path);
        if (real === undefined) continue;
        if (!isInside(place.root, real)) throw outside(roots, listFiles);
        return readInside(place.root, real);
      }
      return undefined;
    },
  };
}

function refuseOdd(path: string): void {
  // A leading double slash or backslash is another machine on Windows: asking for it would go to the network.
  if (!path.includes("\0") && !/^(?:\\\\|\/\/)/.test(path)) return;
  throw new ToolError({
    code: "not_allowed",
    message: "That is no plain path: it holds a NUL character or names another machine.",
    next: 'Call open_transcript with {"source":"<path in the allowed folders>"}, or list_transcripts {} to see the files.',
  });
}

interface Place {
  readonly root: string;
  readonly path: string;
}

/** Where a path may stand under a root, by its letters alone; none when it leads out of it, also for a moment. */
function placesIn(root: string, path: string, isOneOfMany: boolean): Place[] {
  const named = normalize(toPlainPath(path));
  const real = realPathOf(root);
  if (real === undefined) return [];
  if (isAbsolute(named)) {
    return isInside(resolve(root), named) || isInside(real, named) ? [{ root: real, path: named }] : [];
  }
  if (named === ".." || named.startsWith(`..${sep}`)) return [];
  const inParent = resolve(dirname(resolve(root)), named);
  const isNamed = isOneOfMany && isInside(resolve(root), inParent);
  return [resolve(root, named), ...(isNamed ? [inParent] : [])].map((place) => ({ root: real, path: place }));
}

function toPlainPath(path: string): string {
  if (!/^file:/i.test(path)) return path;
  try {
    return fileURLToPath(path);
  } catch {
    return path;
  }
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Opens without following a last link and without waiting for a pipe's other end, then looks again what was opened. */
function readInside(root: string, path: string): AllowedFile {
  const name = basename(path);
  const shown = toPlainName(name, 80);
  const file = openToRead(path, shown);
  try {
    const stat = fstatSync(file);
    const again = realPathOf(path);
    if (!stat.isFile() || again !== path || !isInside(root, again)) throw noFile(shown);
    if (stat.size > maxFileBytes) throw tooLarge(shown, stat.size);
    return { bytes: readFileSync(file), name };
  } finally {
    closeSync(file);
  }
}

function openToRead(path: string, shown: string): number {
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
  try {
    if (statSync(path).isFile()) return openSync(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
  } catch (cause) {
    throw new ToolError({
      code: "not_readable",
      message: `"${shown}" cannot be read: ${reasonOf(cause)}.`,
      next: "Ask the user to check the file's permissions, or to paste the transcript's text.",
    });
  }
  throw noFile(shown);
}

function noFile(shown: string): ToolError {
  return new ToolError({
    code: "not_a_file",
    message: `"${shown}" is a folder, a pipe or a device, no file.`,
    next: "Call list_transcripts {} to see the files that can be opened.",
  });
}

function tooLarge(shown: string, sizeBytes: number): ToolError {
  return new ToolError({
    code: "too_large",
    message: `"${shown}" has ${Math.round(sizeBytes / 1e6)} MB; a transcript may have ${maxFileBytes / 1e6} MB.`,
    next: "Ask the user to split the file or to export the captions alone.",
  });
}

function outside(roots: readonly string[], listFiles: () => readonly string[]): ToolError {
  if (roots.length === 0) {
    return new ToolError({
      code: "not_allowed",
      message: "No folder was allowed to this server, so it reads no file.",
      next: 'Ask the user to allow a folder in the server\'s settings, or pass the words themselves: open_transcript {"text":"<transcript>"}.',
    });
  }
  const valid = listFiles().slice(0, 5);
  return new ToolError({
    code: "not_allowed",
    message: "That path leads outside the folders this server may read.",
    ...(valid.length === 0 ? {} : { valid }),
    next: 'Call list_transcripts {} to see the files inside, ask the user to move the file there, or pass its words: open_transcript {"text":"<transcript>"}.',
  });
}
