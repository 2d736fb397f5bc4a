import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

/** Where the report's bundled script and style stand. */
export const pageAssetsPath = fileURLToPath(new URL("../report/data/page-assets.ts", import.meta.url));

/** In the order in which they override one another. */
const styleSheets = [
  "theme.css",
  "header.css",
  "tools.css",
  "statements.css",
  "transcript.css",
  "narrow-and-print.css",
];

/**
 * Bundles the report's script and style into the text of `report/data/page-assets.ts`, with the hashes that
 * the page's policy names. Run it after a change in `report/browser/`; a test says when it was forgotten.
 */
export async function bundlePageAssets(): Promise<string> {
  const folder = new URL("../report/browser/", import.meta.url);
  const bundled = await build({
    entryPoints: [fileURLToPath(new URL("page.ts", folder))],
    bundle: true,
    write: false,
    minify: true,
    charset: "ascii",
    format: "iife",
    target: "es2022",
    legalComments: "none",
  });
  const script = bundled.outputFiles[0]?.text.trim() ?? "";
  const sheets = await Promise.all(styleSheets.map((name) => readFile(new URL(name, folder), "utf8")));
  const css = sheets.join("\n");
  const style = (
    await transform(css, { loader: "css", minify: true, charset: "ascii", target: "es2022" })
  ).code.trim();
  const fields = [
    ["script", script],
    ["scriptHash", hashSource(script)],
    ["style", style],
    ["styleHash", hashSource(style)],
  ] as const;
  const lines = fields.map(([name, value]) => `  ${name}: \`${value.replace(/[\\`]|\$(?=\{)/g, "\\$&")}\`,`);
  return `/** Made by scripts/bundle-report.ts from report/browser/; not to be edited. */\nexport const pageAssets = {\n${lines.join("\n")}\n};\n`;
}

function hashSource(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(pageAssetsPath, await bundlePageAssets());
