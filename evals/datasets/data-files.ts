import { isAbsolute, join, resolve } from "node:path";
import { readSourceFile } from "../../app/read-file.ts";
import { OnrecordError } from "../../errors.ts";
import { hashContent } from "../../store/blob-store.ts";
import { readTranscript, type Transcript } from "../../transcript/index.ts";

/** A row of a JSONL file with its 1-based line. */
export interface FileRow {
  readonly line: number;
  readonly value: unknown;
}

/** Files of one dataset by their paths from its folder; each is read once and counts in the hash. */
export interface DataFiles {
  bytes(path: string): Uint8Array;
  text(path: string): string;
  /** Rows of a JSONL file; blank lines are skipped. Throws `bad_input` with file and line. */
  rows(path: string): readonly FileRow[];
  transcript(path: string): Transcript;
  /** Puts bytes in the place of a file that the dataset makes of others; they do not count in the hash. */
  make(path: string, bytes: Uint8Array): void;
  /** Of the names and bytes of all files that were read so far, in any order. */
  sha256(): string;
}

/** Files below a folder; nothing is read yet. Throws `OnrecordError` that names the file. */
export function openDataFiles(folder: string): DataFiles {
  const read = new Map<string, Uint8Array>();
  const made = new Map<string, Uint8Array>();
  const transcripts = new Map<string, Transcript>();
  const bytes = (path: string): Uint8Array => {
    const known = made.get(path) ?? read.get(path);
    if (known !== undefined) return known;
    const found = readFile(folder, path);
    read.set(path, found);
    return found;
  };
  const text = (path: string): string => new TextDecoder().decode(bytes(path));
  return {
    bytes,
    text,
    rows: (path) => parseRows(join(folder, path), text(path)),
    transcript(path) {
      const known = transcripts.get(path) ?? parseTranscript(path, bytes(path));
      transcripts.set(path, known);
      return known;
    },
    make: (path, content) => void made.set(path, content),
    sha256() {
      const lines = [...read].map(([path, content]) => `${path} ${hashContent(content)}\n`);
      return hashContent(lines.sort().join(""));
    },
  };
}

function readFile(folder: string, path: string): Uint8Array {
  if (isAbsolute(path)) {
    throw new OnrecordError(
      `"${path}" is an absolute path, which holds on one machine only. Write it from the dataset's folder.`,
      { code: "bad_input" },
    );
  }
  try {
    return readSourceFile(resolve(folder, path));
  } catch (cause) {
    if (!(cause instanceof OnrecordError)) throw cause;
    const message = `${join(folder, path)} cannot be used: ${cause.message}`;
    throw new OnrecordError(message, { code: cause.code, cause });
  }
}

function parseRows(file: string, text: string): readonly FileRow[] {
  const rows: FileRow[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    try {
      rows.push({ line: index + 1, value: JSON.parse(line) });
    } catch (cause) {
      throw new OnrecordError(`${file}:${index + 1}: this is no JSON. Each line holds one object.`, {
        code: "bad_input",
        cause,
      });
    }
  }
  return rows;
}

function parseTranscript(path: string, bytes: Uint8Array): Transcript {
  return readTranscript({ bytes, sha256: hashContent(bytes), uri: path }).transcript;
}
