import { expect, test } from "vitest";
import { createServerEntries } from "../../../mcp-servers/install/server-entries.ts";

const installed = { node: "/opt/node/bin/node", program: "/opt/onrecord/dist/cli/main.js" };

test("an entry has absolute paths, the folders and the store", () => {
  const entries = createServerEntries({
    servers: ["transcripts", "agents"],
    installed,
    roots: ["/talks", "/more talks"],
    models: "local",
    store: "/store",
    entryType: "written",
  });
  expect(entries).toEqual({
    onrecord: {
      type: "stdio",
      command: "/opt/node/bin/node",
      args: [
        "/opt/onrecord/dist/cli/main.js",
        "mcp",
        "transcripts",
        "--root",
        "/talks",
        "--root",
        "/more talks",
      ],
      env: { ONRECORD_HOME: "/store" },
    },
    "onrecord-agents": {
      type: "stdio",
      command: "/opt/node/bin/node",
      args: [
        "/opt/onrecord/dist/cli/main.js",
        "mcp",
        "agents",
        "--root",
        "/talks",
        "--root",
        "/more talks",
        "--local-only",
      ],
      env: { ONRECORD_HOME: "/store" },
    },
  });
});

test("without a store or a type an entry says neither", () => {
  const entries = createServerEntries({
    servers: ["transcripts"],
    installed,
    roots: [],
    models: "any",
    entryType: "implied",
  });
  expect(entries).toEqual({
    onrecord: {
      command: "/opt/node/bin/node",
      args: ["/opt/onrecord/dist/cli/main.js", "mcp", "transcripts"],
    },
  });
});

test("a host on Windows starts the server inside WSL, where its variables are set", () => {
  const entries = createServerEntries({
    servers: ["transcripts"],
    installed,
    roots: ["/talks"],
    models: "any",
    store: "/store",
    entryType: "implied",
    distribution: "Debian",
  });
  expect(entries["onrecord"]).toEqual({
    command: "C:\\Windows\\System32\\wsl.exe",
    args: [
      "--distribution",
      "Debian",
      "--exec",
      "/usr/bin/env",
      "ONRECORD_HOME=/store",
      "/opt/node/bin/node",
      "/opt/onrecord/dist/cli/main.js",
      "mcp",
      "transcripts",
      "--root",
      "/talks",
    ],
  });
});
