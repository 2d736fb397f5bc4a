import type { App, ProgressEvent } from "../app/app.ts";

/** What a command wants of the app it opens; `store` is the folder of `--store`, absent: the usual one. */
export interface AppOptions {
  readonly store?: string;
  onProgress(event: ProgressEvent): void;
}

/** The world as the commands see it: everything that belongs to the process is handed in here. */
export interface Terminal {
  readonly version: string;
  readonly cwd: string;
  readonly samplesFolder: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly out: { readonly isTty: boolean; readonly columns: number; write(text: string): void };
  readonly error: { readonly isTty: boolean; readonly columns: number; write(text: string): void };
  readonly signal: AbortSignal;
  newId(): string;
  openApp(options: AppOptions): Promise<App>;
}
