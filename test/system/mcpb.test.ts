import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { getMcpConfigForManifest } from "@anthropic-ai/mcpb/node";
import { McpbManifestSchema } from "@anthropic-ai/mcpb/schemas/0.3";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { installPackages } from "./install-packages.ts";
import { runOrThrow } from "./run-command.ts";
import { type ServerStart, type SpokenTo, speakToServer } from "./speak-to-server.ts";

const top = fileURLToPath(new URL("../../", import.meta.url));
const mcpb = join(top, "node_modules", ".bin", "mcpb");
const folder = mkdtempSync(join(tmpdir(), "onrecord-mcpb-"));
const talks = join(folder, "my talks");
const unpacked = join(folder, "unpacked");
let isUnpacked = false;

// Each test that needs the bundle fails by its own name when it cannot be built.
function unpackBundle(): string {
  if (isUnpacked) return unpacked;
  runOrThrow(process.execPath, ["--import", "tsx", "scripts/build-mcpb.ts", folder], { cwd: top });
  const bundles = readdirSync(folder).filter((name) => name.endsWith(".mcpb"));
  expect(bundles).toEqual([expect.stringMatching(/^onrecord-\d+\.\d+\.\d+\.mcpb$/)]);
  runOrThrow(mcpb, ["unpack", join(folder, bundles[0] ?? ""), unpacked], { cwd: folder });
  mkdirSync(talks);
  copyFileSync(join(top, "samples", "harbour-meeting.vtt"), join(talks, "harbour-meeting.vtt"));
  isUnpacked = true;
  return unpacked;
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the bundle validates and is one file of JavaScript of at most 2 MB with all that is beside it", () => {
  const inside = unpackBundle();
  expect(runOrThrow(mcpb, ["validate", join(inside, "manifest.json")], { cwd: folder })).toContain(
    "Manifest schema validation passes!",
  );
  const files = readdirSync(inside, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  expect(files.map(({ name }) => name).sort()).toEqual([
    "LICENSE",
    "NOTICE.md",
    "THIRD-PARTY-LICENSES.txt",
    "icon.png",
    "index.js",
    "manifest.json",
  ]);
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  expect(bytes).toBeLessThanOrEqual(2_000_000);
});

/** What a host that was given the folder starts, with no variable of its own, from the top of the disk. */
async function startOf(node: string, variables: Readonly<Record<string, string>>): Promise<ServerStart> {
  const inside = unpackBundle();
  const config = await getMcpConfigForManifest({
    manifest: McpbManifestSchema.parse(JSON.parse(readFileSync(join(inside, "manifest.json"), "utf8"))),
    extensionPath: inside,
    systemDirs: {},
    userConfig: { folders: [talks] },
    pathSeparator: "/",
  });
  expect(config?.command).toBe("node");
  return { command: node, args: config?.args ?? [], env: variables, cwd: "/" };
}

function nodeOf(major: number): string {
  const home = join(folder, `node-${major}`);
  installPackages(home, { dependencies: { node: `${major}` }, allowScripts: { node: true } });
  const node = join(home, "node_modules", "node", "bin", "node");
  expect(runOrThrow(node, ["--version"], { cwd: home })).toMatch(new RegExp(`^v${major}\\.`));
  return node;
}

const Listed = z.looseObject({ tools: z.array(z.looseObject({ name: z.string() })) });

function namesOf(spoken: SpokenTo): readonly string[] {
  return Listed.parse(spoken.results[0]).tools.map(({ name }) => name);
}

test.each([20, 22])("it runs from / with an empty environment on Node %i", async (major) => {
  const node = nodeOf(major);
  const bare = await speakToServer(await startOf(node, {}), [["tools/list"]]);
  expect(bare).toMatchObject({ code: 0, error: "" });
  const manifest = Listed.parse(JSON.parse(readFileSync(join(unpacked, "manifest.json"), "utf8")));
  expect(namesOf(bare)).toEqual(manifest.tools.map(({ name }) => name));

  // What it opens it keeps; here not among what the person at this machine keeps.
  const store = join(folder, `store-${major}`);
  const source = join(talks, "harbour-meeting.vtt");
  const quote = { text: "All of those were the gearbox", speaker: "Adeyemi" };
  const used = await speakToServer(await startOf(node, { ONRECORD_HOME: store }), [
    ["tools/call", { name: "open_transcript", arguments: { source } }],
    ["tools/call", { name: "verify_quotes", arguments: { transcript: "lantern-bay", quotes: [quote] } }],
    ["tools/call", { name: "open_transcript", arguments: { source: join(top, "package.json") } }],
  ]);
  const [opened, checked, refused] = used.results;
  expect(opened).not.toHaveProperty("isError", true);
  expect(JSON.stringify(opened)).toContain("Tobias Renn");
  expect(JSON.stringify(checked)).toContain("altered");
  expect(refused).toHaveProperty("isError", true);
  expect(readdirSync(store, { recursive: true }).join(" ")).not.toContain("sqlite");
});
