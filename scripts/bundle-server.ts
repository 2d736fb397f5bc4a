import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { z } from "zod";

/** A program in one file, and the terms of what it holds of others. */
export interface ServerBundle {
  readonly code: string;
  readonly licences: string;
}

const top = fileURLToPath(new URL("../", import.meta.url));
const Package = z.looseObject({
  name: z.string(),
  version: z.string(),
  license: z.string().default("see its text"),
  author: z.unknown(),
});

/**
 * Bundles a program into one file of JavaScript that needs nothing but Node.js 20. CommonJS, because hosts run the
 * file wherever it is unpacked, with no package.json that would say what it is. What it reads of the `variables` is
 * written into it.
 */
export async function bundleServer(
  entry: string,
  variables: Readonly<Record<string, string>>,
): Promise<ServerBundle> {
  const known = Object.entries(variables).map(([name, value]) => [
    `process.env.${name}`,
    JSON.stringify(value),
  ]);
  const built = await build({
    entryPoints: [entry],
    absWorkingDir: top,
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    charset: "utf8",
    platform: "node",
    target: "node20.19",
    format: "cjs",
    define: { "import.meta.url": "importMetaUrl", ...Object.fromEntries(known) },
    banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
    legalComments: "none",
    logLevel: "warning",
    plugins: [onlyEnglishMessages, packedData],
  });
  return {
    code: built.outputFiles[0]?.text ?? "",
    licences: listLicences(Object.keys(built.metafile.inputs)),
  };
}

/** zod brings its messages in fifty languages along; none but the English is ever asked for. */
const onlyEnglishMessages: Plugin = {
  name: "only-english-messages",
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
    }));
  },
};

/** Tables of words and letters are most of the file; packed, they are a third to a half. */
const packedData: Plugin = {
  name: "packed-data",
  setup(bundle) {
    const tables =
      /[\\/](?:eld[\\/]src[\\/]ngrams[\\/]extrasmall\.js|grounding[\\/](?:data[\\/][\w-]+|word-data[\\/]glossary(?:-more|-rest)?)\.ts)$/;
    bundle.onLoad({ filter: tables }, async ({ path }) => {
      const exported = z.record(z.string(), z.json()).parse({ ...(await import(pathToFileURL(path).href)) });
      const lines = Object.entries(exported).map(([name, value]) => {
        const packed = brotliCompressSync(JSON.stringify(value)).toString("base64");
        return `export const ${name} = unpack("${packed}");`;
      });
      const contents = `import { brotliDecompressSync } from "node:zlib";
const unpack = (packed) => JSON.parse(brotliDecompressSync(Buffer.from(packed, "base64")).toString("utf8"));
${lines.join("\n")}`;
      return { contents, loader: "js", resolveDir: dirname(path) };
    });
  },
};

function listLicences(inputs: readonly string[]): string {
  const folders = inputs.flatMap((input) => {
    const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input.replaceAll("\\", "/"));
    return found?.[1] === undefined ? [] : [join(top, found[1])];
  });
  return [...new Set(folders)]
    .sort()
    .map(describePackage)
    .join(`\n\n${"=".repeat(80)}\n\n`);
}

function describePackage(folder: string): string {
  const { name, version, license, author } = Package.parse(
    JSON.parse(readFileSync(join(folder, "package.json"), "utf8")),
  );
  const texts = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice)/i.test(basename(file)));
  const by = typeof author === "string" ? ` by ${author}` : "";
  return [
    `${name} ${version} (${license})${by}`,
    ...texts.map((file) => readFileSync(join(folder, file), "utf8").trim()),
  ].join("\n\n");
}
