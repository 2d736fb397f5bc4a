import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { createBundleManifest } from "../../../mcp-servers/install/bundle-manifest.ts";
import type { Tool } from "../../../mcp-servers/tool.ts";

function toolOf(name: string, description: string): Tool {
  const annotations = {
    readOnlyHint: true,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  };
  const answer = async () => ({ text: "", structured: {} });
  return {
    name,
    title: name,
    description,
    input: z.object({}),
    output: z.object({}),
    annotations,
    run: answer,
  };
}

const tools = [
  toolOf("find_quote", "Finds a quote in talk.vtt, say. Use it before you show one."),
  toolOf("go_on", `Goes ${"on and ".repeat(50)}on.`),
];

test("lists the tools with the first sentence of what they do, cut where it is long", () => {
  const manifest = createBundleManifest({ version: "1.2.3", tools, prompts: [] });
  expect(manifest).toMatchObject({
    manifest_version: "0.3",
    version: "1.2.3",
    tools: [
      { name: "find_quote", description: "Finds a quote in talk.vtt, say." },
      { name: "go_on", description: expect.stringMatching(/^Goes on and .{200,}…$/) },
    ],
  });
  expect(manifest).not.toHaveProperty("prompts_generated");
});

test("the server gets the folders that were picked, and does not start without one", () => {
  expect(createBundleManifest({ version: "1.2.3", tools, prompts: [] })).toMatchObject({
    server: {
      type: "node",
      entry_point: "server/index.js",
      mcp_config: {
        command: "node",
        args: ["$" + "{__dirname}/server/index.js", "$" + "{user_config.folders}"],
      },
    },
    user_config: { folders: { type: "directory", multiple: true, required: true } },
  });
});

test("the icon is a small PNG of 512 by 512 points", () => {
  const bytes = readFileSync(new URL("../../../docs/icon.png", import.meta.url));
  expect(bytes.subarray(0, 8).toString("latin1")).toBe("\u0089PNG\r\n\u001a\n");
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([512, 512]);
  expect(bytes.length).toBeLessThan(20_000);
});
