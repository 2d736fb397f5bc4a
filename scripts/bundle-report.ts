import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bundleAssets } from "./bundle-assets.ts";

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

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(pageAssetsPath, await bundlePageAssets());
