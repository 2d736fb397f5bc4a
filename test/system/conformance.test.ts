import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createTranscriptsServer } from "../../mcp-servers/transcripts/server.ts";
import { openLibrary } from "../../store/library.ts";
import { createConformanceFixture } from "../mcp-servers/conformance/fixture-definition.ts";
import { runConformance } from "../mcp-servers/conformance/run-conformance.ts";
import { temporaryFolder } from "../temporary-folder.ts";

// The suite of the protocol's makers, version 0.1.13: installed with the project, so that this needs no network.
const program = fileURLToPath(
  new URL("../../node_modules/@modelcontextprotocol/conformance/dist/index.js", import.meta.url),
);

test("a fixture behind the product's HTTP host passes the whole suite, 30 of 30, with no failure expected", async () => {
  const setting = { node: process.execPath, program, args: [], cwd: temporaryFolder() };
  const { code, passed, failed, out } = await runConformance(createConformanceFixture(), "kept", setting);
  expect(failed, out).toEqual([]);
  expect(passed).toHaveLength(30);
  expect(code).toBe(0);
});

test.each([
  "server-initialize",
  "ping",
  "tools-list",
  "resources-list",
  "prompts-list",
  "server-sse-multiple-streams",
  "dns-rebinding-protection",
])("the transcripts server over HTTP passes %s, which needs no fixture", async (scenario) => {
  const definition = createTranscriptsServer({
    library: openLibrary(temporaryFolder(), "test"),
    roots: [],
    version: "1.0.0",
    now: () => new Date(0),
  });
  const args = ["--scenario", scenario];
  const setting = { node: process.execPath, program, args, cwd: temporaryFolder() };
  const { code, out } = await runConformance(definition, "none", setting);
  expect(code, out).toBe(0);
  expect(out).toMatch(/Passed: (\d+)\/\1, 0 failed/);
});
