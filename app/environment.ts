import type { ProgressEvent } from "../graphs/progress.ts";

/** The world as an edge (command line, server) hands it in; nothing else of it is touched. */
export interface AppEnvironment {
  /** Folder of the store; absent: found by `findStoreFolder`. */
  readonly home?: string | undefined;
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The clock of the wall, which may be set back. */
  readonly now: () => Date;
  /** Milliseconds for measuring, which never go back and are near those of `now` where nobody set it. */
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly signal: AbortSignal;
  readonly readStandardInput: () => Promise<Uint8Array>;
  readonly onProgress: (event: ProgressEvent) => void;
  /** In [0, 1); only for spreading waits. */
  readonly random: () => number;
  /** The only way to the network. */
  readonly fetch: typeof fetch;
  /** The platform's folder for a user's data, used when nothing else is named. */
  readonly userDataDirectory: string;
}
