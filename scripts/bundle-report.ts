import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bundleAssets, bundleScript } from "./bundle-assets.ts";

/** Where the report's bundled script and style stand. */
export const pageAssetsPath = fileURLToPath(new URL("../report/data/page-assets.ts", import.meta.url));

const folder = new URL("../report/browser/", import.meta.url);

/** In the order in which they override one another. */
const styleSheets = [
  "theme.css",
  "header.css",
  "tools.css",
  "boxes.css",
  "statements.css",
  "transcript.css",
  "narrow-and-print.css",
];

/**
 * Bundles the report's script and style into the text of `report/data/page-assets.ts`. Run it after a change in
 * `report/browser/`; a test says when it was forgotten.
 */
export async function bundlePageAssets(): Promise<string> {
  return await bundleAssets({
    madeBy: "scripts/bundle-report.ts from report/browser/",
    script: new URL("page.ts", folder),
    styleSheets: styleSheets.map((name) => new URL(name, folder)),
  });
}

/** Where the script of a report that answers stands; it holds the engine, so that each change of that would change it. */
const answeringPath = fileURLToPath(new URL("../report/data/answering.js", import.meta.url));

/** Bundles the report's script with the built-in engine. */
export async function bundleAnsweringScript(): Promise<string> {
  return await bundleScript(new URL("answering-page.ts", folder));
}

/** Puts it where the program reads it. */
export async function writeAnsweringScript(): Promise<void> {
  await writeFile(answeringPath, await bundleAnsweringScript());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(pageAssetsPath, await bundlePageAssets());
  await writeAnsweringScript();
}
