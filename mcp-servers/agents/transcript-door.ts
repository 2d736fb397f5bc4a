import type { TranscriptRow } from "../../store/library.ts";
import type { Transcript } from "../../transcript/schema.ts";
import { unquote } from "../arguments/unquote.ts";
import { ToolError } from "../tool-error.ts";
import type { LibraryReader } from "../transcripts/library-reader.ts";

/** Transcripts as the agents' tools are given them: by id, and by file in the folders that the user allowed. */
export interface TranscriptDoor {
  /** A stored transcript, or a file that is read and stored. Throws `ToolError` that says how to find one. */
  open(reference: string): Promise<Transcript>;
  rows(): Promise<readonly TranscriptRow[]>;
  /** The row of an id, the beginning of one or a hash; throws `ToolError`. */
  find(reference: string): Promise<TranscriptRow>;
}

const mostOffered = 5;
const next =
  "Call list_transcripts {} for the ids and files that can be named, or ask the user for the transcript's file.";

/** A door to a library, and to the files under `roots`; the readers are loaded with the first file. */
export function createTranscriptDoor(reader: LibraryReader, roots: readonly string[]): TranscriptDoor {
  const find = async (reference: string): Promise<TranscriptRow> => {
    try {
      return await reader.find(reference);
    } catch (error) {
      throw toOwnAdvice(error);
    }
  };
  const openFile = async (path: string): Promise<Transcript> => {
    const { createAllowedFolders } = await import("../transcripts/allowed-folders.ts");
    const folders = createAllowedFolders(roots);
    const file = folders.readFile(path);
    if (file === undefined) throw noFile(folders.listFiles());
    return (await reader.add(file.bytes, file.name)).transcript;
  };
  return {
    rows: reader.rows,
    find,
    async open(reference) {
      const name = unquote(reference);
      try {
        return await (isPath(name) ? openFile(name) : openRow(reader, name));
      } catch (error) {
        throw toOwnAdvice(error);
      }
    },
  };
}

async function openRow(reader: LibraryReader, reference: string): Promise<Transcript> {
  return (await reader.open(await reader.find(reference))).transcript;
}

/** An id has neither dots nor slashes. */
function isPath(name: string): boolean {
  return /[./\\]/.test(name) && !/^transcript:/i.test(name);
}

function noFile(files: readonly string[]): ToolError {
  const valid = files.slice(0, mostOffered);
  return new ToolError({
    code: "not_found",
    message: "There is no such file in the folders that this server may read.",
    ...(valid.length === 0 ? {} : { valid }),
    next,
  });
}

/** The other server's tools are not here: what its errors send a model to is said in those of this one. */
function toOwnAdvice(error: unknown): unknown {
  if (!(error instanceof ToolError) || !error.facts.next.includes("open_transcript")) return error;
  return new ToolError({ ...error.facts, next });
}
