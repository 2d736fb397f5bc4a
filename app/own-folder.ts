import { join } from "node:path";
import type { App } from "./app.ts";

/** The folder of one of several recordings in that of all; that of all for a source that cannot be read. */
export async function ownFolder(app: Pick<App, "show">, source: string, out: string): Promise<string> {
  const { transcript } = await app.show(source);
  return transcript === undefined ? out : join(out, transcript.id);
}
