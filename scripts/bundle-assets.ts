import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

/** What a page's assets are made from. */
export interface AssetSources {
  /** Named in the first line of what is made. */
  readonly madeBy: string;
  readonly script: URL;
  /** In the order in which they override one another. */
  readonly styleSheets: readonly URL[];
}

/** A page's script and style as the text of a module `page-assets.ts`, with the hashes that the page's policy names. */
export async function bundleAssets({ madeBy, script: entry, styleSheets }: AssetSources): Promise<string> {
  const script = await bundleScript(entry);
  const sheets = await Promise.all(styleSheets.map((url) => readFile(url, "utf8")));
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
  return `/** Made by ${madeBy}; not to be edited. */\nexport const pageAssets = {\n${lines.join("\n")}\n};\n`;
}

/** A script and all that it imports, for a browser. */
export async function bundleScript(entry: URL): Promise<string> {
  const bundled = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    write: false,
    minify: true,
    charset: "ascii",
    format: "iife",
    target: "es2022",
    legalComments: "none",
  });
  return bundled.outputFiles[0]?.text.trim() ?? "";
}

function hashSource(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
