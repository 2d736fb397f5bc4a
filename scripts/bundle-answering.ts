import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bundleScript } from "./bundle-assets.ts";

// Made by the build and by `npm start`, and kept out of the repository: it holds the engine and changes with each change of it.
const answeringPath = fileURLToPath(new URL("../report/data/answering.js", import.meta.url));

/** Bundles the script of a report that answers: the page's own with the built-in engine. */
export async function bundleAnsweringScript(): Promise<string> {
  return await bundleScript(new URL("../report/browser/answering-page.ts", import.meta.url));
}

/** Puts it where the program reads it. */
export async function writeAnsweringScript(): Promise<void> {
  await writeFile(answeringPath, await bundleAnsweringScript());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeAnsweringScript();
