#!/usr/bin/env node
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { bundleFiles, createBundleManifest } from "../mcp-servers/install/bundle-manifest.ts";
import { createTranscriptsServer } from "../mcp-servers/transcripts/server.ts";
import { openLibrary } from "../store/library.ts";
import { bundleServer } from "./bundle-server.ts";

const top = fileURLToPath(new URL("../", import.meta.url));
const Package = z.looseObject({ version: z.string() });

/**
 * Makes `onrecord-<version>.mcpb` in a folder and gives its path: the transcripts server with all it needs in one
 * file, which Claude Desktop installs when it is opened.
 */
async function buildBundle(folder: string): Promise<string> {
  const { version } = Package.parse(JSON.parse(readFileSync(join(top, "package.json"), "utf8")));
  const staging = mkdtempSync(join(tmpdir(), "onrecord-mcpb-"));
  try {
    const inside = join(staging, "bundle");
    const { code, licences } = await bundleServer("mcp-servers/transcripts/main.ts", {
      ONRECORD_BUNDLE_VERSION: version,
    });
    const library = openLibrary(join(staging, "library"), "build");
    const definition = createTranscriptsServer({ library, roots: [], version, now: () => new Date(0) });
    put(join(inside, bundleFiles.server), code);
    put(join(inside, "THIRD-PARTY-LICENSES.txt"), licences);
    put(join(inside, "manifest.json"), `${JSON.stringify(createBundleManifest(definition), null, 2)}\n`);
    cpSync(join(top, "docs", "icon.png"), join(inside, bundleFiles.icon));
    for (const file of ["LICENSE", "NOTICE.md"]) cpSync(join(top, file), join(inside, file));
    const bundle = join(folder, `onrecord-${version}.mcpb`);
    pack(inside, bundle);
    return bundle;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Validates and packs with the program of those who made the format. */
function pack(inside: string, bundle: string): void {
  const cli = join(top, "node_modules", "@anthropic-ai", "mcpb", "dist", "cli", "cli.js");
  const packed = spawnSync(process.execPath, [cli, "pack", inside, bundle], { encoding: "utf8" });
  if (packed.status !== 0) throw new Error(`mcpb pack failed:\n${packed.stdout}${packed.stderr}`);
}

try {
  const bundle = await buildBundle(resolve(process.argv[2] ?? join(top, "out")));
  process.stdout.write(`${bundle}\n`);
} catch (error) {
  process.stderr.write(`build-mcpb: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
