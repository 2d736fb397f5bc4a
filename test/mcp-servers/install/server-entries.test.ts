import { expect, test } from "vitest";
import { createInstallLinks } from "../../../mcp-servers/install/install-links.ts";
import { createServerEntries } from "../../../mcp-servers/install/server-entries.ts";

const installed = { node: "/opt/node/bin/node", program: "/opt/onrecord/dist/cli/main.js" };

test("an entry has absolute paths, the folders and the store", () => {
  const entries = createServerEntries({
    servers: ["transcripts", "agents"],
    installed,
    roots: ["/talks", "/more talks"],
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
      args: ["/opt/onrecord/dist/cli/main.js", "mcp", "agents", "--root", "/talks", "--root", "/more talks"],
      env: { ONRECORD_HOME: "/store" },
    },
  });
});

test("without a store or a type an entry says neither", () => {
  const entries = createServerEntries({
    servers: ["transcripts"],
    installed,
    roots: [],
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

test("links hold the entry so that the host gets it back letter for letter", () => {
  const entry = {
    type: "stdio",
    command: "onrecord",
    args: ["mcp", "transcripts", "--root", "/Gespräche & más"],
  } as const;
  const links = createInstallLinks("on record", entry);

  const [scheme = "", inVscode = ""] = links.vscode.split("?");
  expect(scheme).toBe("vscode:mcp/install");
  expect(JSON.parse(decodeURIComponent(inVscode))).toEqual({ name: "on record", ...entry });

  const web = new URL(links.vscodeWeb);
  expect(web.origin + web.pathname).toBe("https://insiders.vscode.dev/redirect/mcp/install");
  expect(web.searchParams.get("name")).toBe("on record");
  expect(JSON.parse(web.searchParams.get("config") ?? "")).toEqual(entry);

  for (const link of [links.cursor, links.cursorWeb]) {
    const { searchParams } = new URL(link);
    expect(searchParams.get("name")).toBe("on record");
    const config = Buffer.from(searchParams.get("config") ?? "", "base64").toString("utf8");
    expect(JSON.parse(config)).toEqual(entry);
  }
  expect(links.cursor).toMatch(
    /^cursor:\/\/anysphere\.cursor-deeplink\/mcp\/install\?name=on%20record&config=/,
  );
  expect(links.cursorWeb).toMatch(/^https:\/\/cursor\.com\/en\/install-mcp\?name=on%20record&config=/);
});
