import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bundleAssets } from "./bundle-assets.ts";

/** Where the eval report's bundled script and style stand. */
export const evalPageAssetsPath = fileURLToPath(
  new URL("../evals/report/data/page-assets.ts", import.meta.url),
);

/** Bundles what stands in `evals/report/browser/`, with the theme of the other report; a test says when it was forgotten. */
export async function bundleEvalPageAssets(): Promise<string> {
  return await bundleAssets({
    madeBy: "scripts/bundle-eval-report.ts from evals/report/browser/",
    script: new URL("../evals/report/browser/page.ts", import.meta.url),
    styleSheets: [
      new URL("../report/browser/theme.css", import.meta.url),
      new URL("../evals/report/browser/page.css", import.meta.url),
      new URL("../evals/report/browser/rows.css", import.meta.url),
    ],
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(evalPageAssetsPath, await bundleEvalPageAssets());
