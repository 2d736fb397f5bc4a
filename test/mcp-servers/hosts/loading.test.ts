import { expect, test } from "vitest";
import { loadedPackages } from "./loaded-packages.ts";

test.each([
  ["cli/run-cli.ts", []],
  ["cli/serve-mcp.ts", ["zod"]],
  ["mcp-servers/hosts/serve-stdio.ts", ["zod"]],
  ["mcp-servers/hosts/handshake-host.ts", ["@modelcontextprotocol/sdk/server/index.js", "zod"]],
  [
    "mcp-servers/hosts/modern-host.ts",
    ["@modelcontextprotocol/server", "@modelcontextprotocol/server/stdio", "zod"],
  ],
])("%s loads no package but %j before it has to", (path, packages) => {
  expect(loadedPackages(path)).toEqual(packages);
});
