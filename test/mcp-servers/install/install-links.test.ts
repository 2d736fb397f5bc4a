import { expect, test } from "vitest";
import { createCursorLinks, createVscodeLinks } from "../../../mcp-servers/install/install-links.ts";

const entry = {
  type: "stdio",
  command: "onrecord",
  args: ["mcp", "transcripts", "--root", "/Gespräche & mehr"],
} as const;

test("the links of VS Code hold name, entry and what is asked for", () => {
  const input = { type: "promptString", id: "folder", description: "Which folder?" } as const;
  const { app, web } = createVscodeLinks("on record", entry, [input]);

  const [scheme = "", given = ""] = app.split("?");
  expect(scheme).toBe("vscode:mcp/install");
  expect(JSON.parse(decodeURIComponent(given))).toEqual({ name: "on record", inputs: [input], ...entry });

  const { origin, pathname, searchParams } = new URL(web);
  expect(origin + pathname).toBe("https://insiders.vscode.dev/redirect/mcp/install");
  expect(searchParams.get("name")).toBe("on record");
  expect(JSON.parse(searchParams.get("inputs") ?? "")).toEqual([input]);
  expect(JSON.parse(searchParams.get("config") ?? "")).toEqual(entry);
});

test("a link of VS Code without inputs says nothing of them", () => {
  const { app, web } = createVscodeLinks("onrecord", entry, []);
  expect(app + web).not.toContain("inputs");
});

test("the links of Cursor hold name and entry, letter for letter", () => {
  const { app, web } = createCursorLinks("on record", entry);
  expect(app).toMatch(/^cursor:\/\/anysphere\.cursor-deeplink\/mcp\/install\?name=on%20record&config=/);
  expect(web).toMatch(/^https:\/\/cursor\.com\/en\/install-mcp\?name=on%20record&config=/);
  for (const link of [app, web]) {
    const config = new URL(link).searchParams.get("config") ?? "";
    expect(JSON.parse(Buffer.from(config, "base64").toString("utf8"))).toEqual(entry);
  }
});
