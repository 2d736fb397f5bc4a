import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeClientHome } from "./client-home.ts";
import { fetchClients } from "./client-programs.ts";
import { openHttp } from "./open-http.ts";
import { runClient } from "./run-client.ts";

test("Gemini CLI connects over stdio and over HTTP with the token", async () => {
  const clients = fetchClients();
  const place = makeClientHome();
  const http = await openHttp(place);
  const door = { httpUrl: http.url, headers: { Authorization: `Bearer ${http.token}` } };
  mkdirSync(join(place.home, ".gemini"));
  writeFileSync(
    join(place.home, ".gemini", "settings.json"),
    JSON.stringify({
      mcpServers: { "own-stdio": place.entry, "over-http": door },
      security: { folderTrust: { enabled: false } },
    }),
  );
  const { out, error } = await runClient(clients.gemini, ["mcp", "list"], {
    cwd: place.work,
    variables: { PATH: clients.path, HOME: place.home, NO_COLOR: "1" },
  });
  await http.close();
  place.remove();
  const lines = `${out}${error}`.split("\n");
  for (const name of ["own-stdio", "over-http"]) {
    expect(lines.find((line) => line.includes(`${name}:`))).toContain("Connected");
  }
});
