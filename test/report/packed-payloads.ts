import { existsSync, readFileSync } from "node:fs";

// The shared pack of attacks stands beside the project, not in it.
const pack = new URL("../../../shared/data/attacks/xss.jsonl", import.meta.url);

/** Payloads of ../shared/data/attacks/xss.jsonl; none when the folder is absent. */
export function packedPayloads(): string[] {
  if (!existsSync(pack)) return [];
  return readFileSync(pack, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => String(JSON.parse(line).payload));
}
