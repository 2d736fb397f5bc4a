import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { testServerContract } from "../contract/test-server-contract.ts";
import { createTestServer } from "./open-agents-server.ts";

const opened: { readonly folder: string; close(): Promise<void> }[] = [];

afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()));
  for (const { folder } of opened) rmSync(folder, { recursive: true, force: true });
});

testServerContract({
  name: "the agents server",
  create() {
    const folder = mkdtempSync(join(tmpdir(), "onrecord-test-"));
    const server = createTestServer(folder);
    opened.push({ folder, close: server.close });
    return server;
  },
  calls: [
    { tool: "list_transcripts", args: {} },
    { tool: "ask_transcript", args: { transcript: "ferry.vtt", question: "Who writes to the county?" } },
    { tool: "analyze_transcript", args: { transcript: "ferry-", recipe: "haiku" } },
    { tool: "translate_statements", args: { transcript: "ferry.vtt", to: "es" } },
    { tool: "get_run", args: { run: "nosuchrun" } },
    { tool: "list_runs", args: { limit: "2" } },
    { tool: "list_choices", args: {} },
  ],
  resources: ["analysis://nosuchrun"],
  prompts: [{ name: "analyze_recording", args: { transcript: "ferry.vtt" } }],
});
