import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Library, TranscriptRow } from "../store/library.ts";
import { createStemmer } from "../transcript/create-stemmer.ts";
import type { Transcript } from "../transcript/schema.ts";
import { readTermSheet, type TermSheet, writeTermSheet } from "./term-sheet.ts";

/** A stemmer remembers every word it met; after so many transcripts it is left for a new one. */
const stemmerUses = 50;

/** Bytes of sheets kept in memory: those of some 2,000 hours of speech. */
const maxBytes = 64_000_000;

/** The term sheets of a library, a file for each transcript in its folder `terms`. */
export interface TermShelf {
  /** The sheet of a row; `undefined` when there is none of this reading yet. */
  get(row: TranscriptRow): TermSheet | undefined;
  /** Writes the sheet of a row's transcript unless it stands there. That it cannot be kept is no failure. */
  put(row: TranscriptRow, transcript: Transcript): TermSheet | undefined;
}

/** A shelf over a library; sheets looked at stay in memory, up to 64 MB. */
export function createTermShelf(library: Pick<Library, "folder">): TermShelf {
  const folder = join(library.folder, "terms");
  const known = new Map<string, TermSheet>();
  const stemmers = createStemmers();
  let bytes = 0;
  const keep = (sha256: string, sheet: TermSheet): TermSheet => {
    if (bytes + sheet.sizeBytes <= maxBytes) {
      bytes += sheet.sizeBytes - (known.get(sha256)?.sizeBytes ?? 0);
      known.set(sha256, sheet);
    }
    return sheet;
  };
  const get = (row: TranscriptRow): TermSheet | undefined => {
    const found = known.get(row.sha256) ?? readSheet(join(folder, `${row.sha256}.txt`));
    return found?.card.reading === row.reading && found.card.id === row.id
      ? keep(row.sha256, found)
      : undefined;
  };
  return {
    get,
    put(row, transcript) {
      const found = get(row);
      if (found !== undefined) return found;
      const text = Buffer.from(writeTermSheet(transcript, row.reading, stemmers(transcript.language)));
      writeSheet(folder, `${row.sha256}.txt`, text);
      const sheet = readTermSheet(text);
      return sheet === undefined ? undefined : keep(row.sha256, sheet);
    },
  };
}

function createStemmers(): (language: string | undefined) => (word: string) => string {
  const known = new Map<string, { readonly stem: (word: string) => string; uses: number }>();
  return (language) => {
    const key = language ?? "";
    const before = known.get(key);
    const kept =
      before === undefined || before.uses >= stemmerUses
        ? { stem: createStemmer(language), uses: 0 }
        : before;
    kept.uses += 1;
    known.set(key, kept);
    return kept.stem;
  };
}

function readSheet(path: string): TermSheet | undefined {
  try {
    return readTermSheet(readFileSync(path));
  } catch {
    // Absent or not readable: it is made again from the transcript.
    return undefined;
  }
}

function writeSheet(folder: string, name: string, text: Buffer): void {
  try {
    mkdirSync(folder, { recursive: true });
    // Two writers write the same bytes, and a reader refuses what was not written to its end.
    writeFileSync(join(folder, name), text);
  } catch {
    // A full or read-only disk: searching goes on from memory.
  }
}
