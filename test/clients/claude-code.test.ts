import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ClientHome, makeClientHome } from "./client-home.ts";
import { type ClientPrograms, fetchClients } from "./client-programs.ts";
import { type HttpServer, openHttp } from "./open-http.ts";
import { type ClientRun, runClient } from "./run-client.ts";
import { type ScriptedCall, startScriptedMessages } from "./scripted-messages.ts";

let clients: ClientPrograms;
let place: ClientHome;
let http: HttpServer;

beforeAll(async () => {
  clients = fetchClients();
  place = makeClientHome();
  http = await openHttp(place);
});

afterAll(async () => {
  await http.close();
  place.remove();
});

function claude(
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<ClientRun> {
  return runClient(clients.claude, args, {
    cwd: place.work,
    variables: {
      PATH: clients.path,
      HOME: place.home,
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
      DISABLE_AUTOUPDATER: "1",
      ...variables,
    },
  });
}

test("mcp list says Connected over stdio, from .mcp.json and over HTTP with the token", async () => {
  await claude(["mcp", "add-json", "own-stdio", JSON.stringify({ type: "stdio", ...place.entry })]);
  const door = { type: "http", url: http.url, headers: { Authorization: `Bearer ${http.token}` } };
  await claude(["mcp", "add-json", "over-http", JSON.stringify(door)]);
  writeFileSync(join(place.work, ".mcp.json"), JSON.stringify({ mcpServers: { "of-project": place.entry } }));
  mkdirSync(join(place.home, ".claude"), { recursive: true });
  const allowed = JSON.stringify({ enableAllProjectMcpServers: true });
  writeFileSync(join(place.home, ".claude", "settings.json"), allowed);
  const { out } = await claude(["mcp", "list"]);
  for (const name of ["own-stdio", "of-project", "over-http"]) {
    expect(out.split("\n").find((line) => line.startsWith(`${name}:`))).toContain("Connected");
  }
});

const calls: readonly ScriptedCall[] = [
  { tool: "list_transcripts", input: {} },
  { tool: "open_transcript", input: { source: "ferry.vtt" } },
  { tool: "search_transcript", input: { query: "second boat", transcript: "ferry" } },
  { tool: "open_transcript", input: { source: "winter.vtt" } },
  { tool: "read_transcript", input: { transcript: "winter", from: "20:00", max_characters: 2000 } },
  {
    tool: "verify_quotes",
    input: {
      transcript: "ferry",
      quotes: [{ quote: "The second boat costs 18,500 euros a month", speaker: "Mara Quint" }],
    },
  },
  {
    tool: "check_claims",
    input: { transcript: "ferry", claims: [{ claim: "The second boat costs 81,500 euros a month." }] },
  },
  { tool: "get_instructions", input: { task: "brief_me", transcript: "ferry" } },
  { tool: "read_transcript", input: { transcript: "harbour" } },
];

test("each tool's answer reaches the model whole: times, speakers, cursor, fence, and the next step of an error", async () => {
  const api = await startScriptedMessages(
    calls.map(({ tool, input }) => ({ tool: `mcp__onrecord__${tool}`, input })),
  );
  const settings = join(place.home, "one-server.json");
  writeFileSync(settings, JSON.stringify({ mcpServers: { onrecord: place.entry } }));
  const names = [...new Set(calls.map(({ tool }) => `mcp__onrecord__${tool}`))];
  const run = await claude(
    [
      ...["-p", "Check what was said.", "--mcp-config", settings, "--strict-mcp-config"],
      ...["--allowedTools", names.join(","), "--output-format", "json"],
    ],
    { ANTHROPIC_BASE_URL: api.url, ANTHROPIC_API_KEY: "none" },
  );
  await api.close();
  expect([run.code, run.error]).toEqual([0, ""]);
  const [listed, opened, found, , read, quotes, claims, steps, failed] = api.results();
  expect(listed?.text).toContain("ferry.vtt");
  expect(opened?.text).toMatch(/ferry-[0-9a-f]{8}/);
  for (const answer of [found, read, quotes, claims]) {
    expect(answer?.isError).toBe(false);
    expect(answer?.text).toMatch(/=====[0-9a-f]{16}/);
    expect(answer?.text).toContain("Mara Quint");
  }
  for (const answer of [found, quotes, claims]) expect(answer?.text).toContain("00:22");
  expect(read?.text).toContain("20:00");
  expect(read?.text).toMatch(/next.*read_transcript.*cursor/);
  expect(quotes?.text).toContain('"said"');
  expect(claims?.text).toContain('"contradicted"');
  expect(steps?.text).toContain("verify_quotes");
  expect(failed?.isError).toBe(true);
  expect(failed?.text).toMatch(/Next: .*open_transcript/);
  for (const { text } of api.results()) expect(text).not.toMatch(/saved to|persisted|truncated/i);
  const sent = JSON.stringify(api.requests.at(-1));
  expect(sent).toContain("Checks what was really said in recordings");
  expect(sent).toContain("follow get_instructions.");
});

test("nothing that a tool answered was put into a file", () => {
  const files = readdirSync(place.home, { recursive: true }).map(String);
  expect(files.filter((name) => name.includes("tool-results"))).toEqual([]);
});
