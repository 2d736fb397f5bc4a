import { z } from "zod";

/** One labelled input with what is expected of it, before a task has read `input` and `expected`. */
export const Example = z.strictObject({
  id: z.string().min(1),
  /** The recording it is about: examples of one recording are not independent of each other. */
  recording: z.string().min(1),
  /** BCP 47, of the input. */
  language: z.exactOptional(z.string()),
  /** What results are shown apart by, such as `{source: "meetings", kind: "negation"}`. */
  slices: z.record(z.string(), z.string()),
  input: z.unknown(),
  expected: z.unknown(),
});
export type Example = z.infer<typeof Example>;

/** Examples for one task, and where they come from. */
export interface Dataset {
  readonly name: string;
  readonly title: string;
  /** Name of the task that reads its examples. */
  readonly task: string;
  readonly source: string;
  readonly licence: string;
  /** Slices that a sample is mixed by, the first one first; absent: all. */
  readonly strata?: readonly string[];
  /** Throws `OnrecordError` when its files are absent or a row is wrong, naming file and line. */
  load(): Promise<LoadedDataset>;
}

export interface LoadedDataset {
  readonly examples: readonly Example[];
  /** Of all files that the examples were made from: a result belongs to these bytes. */
  readonly sha256: string;
  /** Bytes of a transcript file that an input names; the same file always gives the same bytes. */
  readTranscript(path: string): Uint8Array;
}
