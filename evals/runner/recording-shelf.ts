import { createRecording, type Recording } from "../../agents/recording.ts";
import { hashContent } from "../../store/blob-store.ts";
import { readTranscript } from "../../transcript/index.ts";
import type { PlannedTable } from "./plan.ts";

/** Recordings that were opened last; the rest are read again, so that memory does not grow with a dataset. */
export interface RecordingShelf {
  /** Throws what reading the file throws. */
  open(table: PlannedTable, path: string): Recording;
}

/** Recordings of an hour hold some 20 MB with their indexes. */
const mostOpen = 8;

/** An empty shelf. */
export function createRecordingShelf(): RecordingShelf {
  const open = new Map<string, Recording>();
  return {
    open(table, path) {
      const key = `${table.loaded.sha256} ${path}`;
      const recording = open.get(key) ?? readRecording(table, path);
      // Taken out and put back, so that the one that was used longest ago stands first.
      open.delete(key);
      open.set(key, recording);
      const [oldest] = open.keys();
      if (open.size > mostOpen && oldest !== undefined) open.delete(oldest);
      return recording;
    },
  };
}

function readRecording({ loaded }: PlannedTable, path: string): Recording {
  const bytes = loaded.readTranscript(path);
  const { transcript } = readTranscript({ bytes, sha256: hashContent(bytes), uri: path, name: path });
  return createRecording(transcript);
}
