import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import type { App, ProgressEvent } from "../../app/app.ts";
import { createApp } from "../../app/create-app.ts";
import { temporaryFolder } from "../temporary-folder.ts";

export interface TestApp {
  readonly app: App;
  readonly folder: string;
  readonly events: ProgressEvent[];
}

/** A real app over a folder of its own, without Apertium; closed when the test ends. */
export async function openTestApp(
  options: {
    readonly folder?: string;
    readonly variables?: Record<string, string>;
    readonly signal?: AbortSignal;
    readonly fetch?: typeof fetch;
  } = {},
): Promise<TestApp> {
  const folder = options.folder ?? temporaryFolder();
  const events: ProgressEvent[] = [];
  const app = await createApp({
    home: `${folder}/store`,
    cwd: folder,
    variables: { ONRECORD_APERTIUM: "off", ...options.variables },
    now: () => new Date(),
    nowMs: () => Date.now(),
    newId: randomUUID,
    signal: options.signal ?? new AbortController().signal,
    readStandardInput: async () =>
      new TextEncoder().encode("Ann: From standard input.\nBob: Indeed it is.\n"),
    onProgress: (event) => events.push(event),
    userDataDirectory: folder,
    random: () => 0,
    fetch: options.fetch ?? refuseNetwork,
  });
  onTestFinished(() => app.close());
  return { app, folder, events };
}

/** An `analyze` request with nothing but the source and what is given. */
export function analyzeRequest(source: string, more: object = {}) {
  return { source, recipe: "wisdom", models: {}, localOnly: false, budget: {}, ...more };
}

async function refuseNetwork(): Promise<never> {
  throw new Error("This test may not use the network.");
}
