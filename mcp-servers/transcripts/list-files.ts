import { type Dirent, readdirSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { isInstruction } from "../../grounding/claims/is-instruction.ts";
import { toVisible } from "../answers/visible-text.ts";

const extensions = new Set([".vtt", ".srt", ".txt", ".md", ".json", ".json3", ".html", ".htm"]);
const maxDepth = 4;
const maxEntries = 5000;
const maxPathLength = 200;

/**
 * Files under `roots` that may be transcripts by their ending, each root's in order, with `/` between folders; of
 * several roots each path begins with its root's name. Four folders deep and 5,000 entries are looked at. Left out are
 * hidden ones, links, and names that hold what cannot be seen or that talk to a program.
 */
export function listTranscriptFiles(roots: readonly string[]): string[] {
  const state = { left: maxEntries };
  return roots.flatMap((root) =>
    listIn({ folder: root, shown: roots.length > 1 ? `${basename(root)}/` : "", depth: 1 }, state),
  );
}

interface Folder {
  readonly folder: string;
  readonly shown: string;
  readonly depth: number;
}

function listIn({ folder, shown, depth }: Folder, state: { left: number }): string[] {
  const found: string[] = [];
  for (const entry of entriesOf(folder)) {
    state.left -= 1;
    if (state.left < 0) break;
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const path = `${shown}${entry.name}`;
    if (entry.isFile() && isTranscriptName(path)) found.push(path);
    if (entry.isDirectory() && depth < maxDepth)
      found.push(...listIn({ folder: join(folder, entry.name), shown: `${path}/`, depth: depth + 1 }, state));
  }
  return found;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    // A folder that went away or may not be read holds nothing to offer.
    return [];
  }
}

function isTranscriptName(path: string): boolean {
  if (!extensions.has(extname(path).toLowerCase()) || path.length > maxPathLength) return false;
  return toVisible(path) === path && !isInstruction(path);
}
