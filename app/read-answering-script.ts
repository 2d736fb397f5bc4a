import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import type { AnsweringScript } from "../report/render-html.ts";

// Made by `npm run build`, and by scripts/bundle-answering.ts for a program that runs from its sources.
const path = new URL("../report/data/answering.js", import.meta.url);

/** The script of a report that answers; absent where nobody has bundled it: reports have no boxes then. */
export function readAnsweringScript(): AnsweringScript | undefined {
  if (!existsSync(path)) return undefined;
  const script = readFileSync(path, "utf8");
  return { script, scriptHash: `sha256-${createHash("sha256").update(script).digest("base64")}` };
}
