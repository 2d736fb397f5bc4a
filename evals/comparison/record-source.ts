import { indexRecords, openRecordReader, type RecordPlace } from "../runner/read-records.ts";
import { type EvalRecord, type RowIdentity, recordKey } from "../runner/record.ts";
import type { RecordSource } from "./score-table.ts";

/** Records of a file; close it when done. */
export interface OpenRecords extends RecordSource {
  /** Lines that are no records. */
  readonly unreadable: number;
  close(): void;
}

/** The records of a file as they stand; none where it is absent. Nothing is locked and nothing is written. */
export function openRecords(path: string): OpenRecords {
  const { places, unreadable } = indexRecords(path);
  const reader = places.size === 0 ? undefined : openRecordReader(path);
  return {
    unreadable,
    find: (row) => places.get(recordKey(row)),
    read: (place) => needReader(reader).read(place),
    close: () => reader?.close(),
  };
}

/**
 * Records as a reference for a later state of the program: those of an earlier version of a task are found as well, as
 * long as they were made from the same bytes of the dataset.
 */
export function openReference(path: string): OpenRecords {
  const { places, unreadable } = indexRecords(path);
  const reader = places.size === 0 ? undefined : openRecordReader(path);
  const byName = new Map<string, { readonly record: EvalRecord; readonly place: RecordPlace }>();
  for (const place of places.values()) {
    const record = needReader(reader).read(place);
    const { output: _output, ...about } = record;
    byName.set(nameOf(record.task, record.dataset, record), { record: about, place });
  }
  return {
    unreadable,
    find(row, { dataset }) {
      const found = byName.get(nameOf(row.task.name, dataset, row));
      if (found === undefined) return undefined;
      const task = { name: row.task.name, version: found.record.taskVersion };
      return recordKey({ ...row, task }) === found.record.key ? found.place : undefined;
    },
    read: (place) => needReader(reader).read(place),
    close: () => reader?.close(),
  };
}

function nameOf(
  task: string,
  dataset: string,
  row: Pick<RowIdentity, "example" | "candidate" | "sample">,
): string {
  return JSON.stringify([task, dataset, row.example, row.candidate, row.sample]);
}

function needReader(
  reader: ReturnType<typeof openRecordReader> | undefined,
): ReturnType<typeof openRecordReader> {
  if (reader === undefined) throw new Error("A file without records has no place to read.");
  return reader;
}
