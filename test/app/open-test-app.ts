import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import type { App, ProgressEvent } from "../../app/app.ts";
import { createApp } from "../../app/create-app.ts";
import type { AppEnvironment } from "../../app/environment.ts";
import { temporaryFolder } from "../temporary-folder.ts";

export interface TestApp {
  readonly app: App;
  readonly folder: string;
  readonly events: ProgressEvent[];
}

interface TestWorld {
  readonly folder?: string;
  readonly variables?: Record<string, string>;
  readonly signal?: AbortSignal;
  readonly fetch?: typeof fetch;
}

/** A real app over a folder of its own, without Apertium; closed when the test ends. */
export async function openTestApp(options: TestWorld = {}): Promise<TestApp> {
  const folder = options.folder ?? temporaryFolder();
  const events: ProgressEvent[] = [];
  const app = await createApp({
    ...testEnvironment(folder, options),
    onProgress: (event) => events.push(event),
  });
  onTestFinished(() => app.close());
  return { app, folder, events };
}

/** The world of an app over a folder: no network, no Apertium. */
export function testEnvironment(folder: string, options: TestWorld = {}): AppEnvironment {
  return {
    home: `${folder}/store`,
    cwd: folder,
    variables: { ONRECORD_APERTIUM: "off", ...options.variables },
    now: () => new Date(),
    nowMs: () => Date.now(),
    newId: randomUUID,
    signal: options.signal ?? new AbortController().signal,
    readStandardInput: async () =>
      new TextEncoder().encode("Ann: From standard input.\nBob: Indeed it is.\n"),
    onProgress: () => undefined,
    userDataDirectory: folder,
    random: () => 0,
    fetch: options.fetch ?? refuseNetwork,
  };
}

/** An `analyze` request with nothing but the source and what is given. */
export function analyzeRequest(source: string, more: object = {}) {
  return { source, recipe: "wisdom", models: {}, localOnly: false, budget: {}, ...more };
}

async function refuseNetwork(): Promise<never> {
  throw new Error("This test may not use the network.");
}
