import { createHash } from "node:crypto";
import type { AnsweringScript } from "../../report/render-html.ts";
import { bundleAnsweringScript } from "../../scripts/bundle-answering.ts";

/** The script of a report that answers, bundled from the sources as they are. */
export async function makeAnsweringScript(): Promise<AnsweringScript> {
  const script = await bundleAnsweringScript();
  return { script, scriptHash: `sha256-${createHash("sha256").update(script).digest("base64")}` };
}
