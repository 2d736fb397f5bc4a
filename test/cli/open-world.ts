import type { App } from "../../app/app.ts";
import { openTestApp } from "../app/open-test-app.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import type { FakeOllama } from "./fake-ollama.ts";
import { type Ran, runWith } from "./run-with.ts";

/** A folder, a real app over it, and its command line. */
export interface World {
  readonly folder: string;
  readonly app: App;
  /** Words separated by one space, or a list. */
  run(line: string | readonly string[]): Promise<Ran>;
}

/** A world whose only server is the one given; methods in `over` stand for the app's own. */
export async function openWorld(ollama?: FakeOllama, over: Partial<App> = {}): Promise<World> {
  const folder = temporaryFolder();
  const { app } = await openTestApp({ folder, ...(ollama === undefined ? {} : { fetch: ollama.fetch }) });
  // One app serves all commands of a test and is closed at its end.
  const kept: App = { ...app, ...over, close: async () => undefined };
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return `id-${ids}`;
  };
  return { folder, app, run: (line) => runWith(line, { app: kept, cwd: folder, newId }) };
}
