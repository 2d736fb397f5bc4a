import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { effectiveSettings, readSettings } from "../../app/settings.ts";
import { temporaryFolder } from "../temporary-folder.ts";

function read(text: string) {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "onrecord.config.json"), text);
  return readSettings({ cwd });
}

test("without a file there are no settings", () => {
  expect(readSettings({ cwd: temporaryFolder() })).toEqual({});
});

test("a whole file is read", () => {
  const settings = {
    servers: {
      lab: { kind: "compatible", baseUrl: "http://10.0.0.7/v1", keyVariable: "LAB_KEY", maxInFlight: 2 },
    },
    models: { "*": "ollama/qwen3:8b", "fact-checker": ["builtin", "compatible/lab"] },
    budget: { usd: 0.5, calls: 40 },
    localOnly: true,
    allowUnknownPrice: false,
    agentTimeoutSeconds: 90,
  };
  expect(read(JSON.stringify(settings))).toEqual(settings);
});

test.each([
  ['{"model": {}}', 'There is no "model". Did you mean "models"?'],
  ['{"models": {"sumarizer": "builtin"}}', 'There is no "models.sumarizer". Did you mean "summarizer"?'],
  ['{"budget": {"dollars": 1}}', 'There is no "budget.dollars". Valid here: usd, calls, tokens, seconds.'],
  ['{"servers": {"a": {"kind": "ollama", "baseURL": "http://x"}}}', 'Did you mean "baseUrl"?'],
  [
    '{"servers": {"a": {"kind": "openai", "baseUrl": "http://x", "apiKey": "k"}}}',
    'name that in "keyVariable"',
  ],
  ['{"servers": {"a": {"kind": "llama", "baseUrl": "http://x"}}}', '"servers.a.kind"'],
  ['{"servers": {"a": {"kind": "ollama", "baseUrl": "ftp://x"}}}', '"servers.a.baseUrl"'],
  ['{"servers": {"a b": {"kind": "ollama", "baseUrl": "http://x"}}}', 'There is no "servers.a b"'],
  ['{"budget": {"usd": "5"}}', '"budget.usd"'],
  ['{"localOnly": true', "onrecord.config.json is no JSON"],
  ["[]", "onrecord.config.json cannot be used"],
])("%s is refused: %s", (text, message) => {
  expect(() => read(text)).toThrow(message);
  expect(() => read(text)).toThrow(expect.objectContaining({ code: "bad_usage" }));
});

test("no message repeats a key that was written into the file", () => {
  const text = '{"servers": {"a": {"kind": "openai", "baseUrl": "http://x", "apiKey": "sk-planted-1"}}}';
  expect(() => read(text)).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining("planted") }),
  );
});

test("the command line wins over the file, and credentials in addresses are masked", () => {
  const settings = read(
    JSON.stringify({
      servers: { lab: { kind: "compatible", baseUrl: "https://ann:planted@lab.example/v1" } },
      models: { "*": "ollama/a", router: "ollama/b", answerer: "ollama/c,ollama/d" },
      budget: { usd: 1, calls: 9 },
    }),
  );
  const options = { models: { summarizer: ["builtin"] }, localOnly: true, budget: { usd: 2 } };
  const effective = effectiveSettings(settings, options);
  expect(effective).toEqual({
    servers: { lab: { kind: "compatible", baseUrl: "https://***" } },
    mcpServers: {},
    models: {
      router: ["ollama/b"],
      summarizer: ["builtin"],
      "fact-checker": ["ollama/a"],
      "quote-verifier": ["ollama/a"],
      translator: ["ollama/a"],
      answerer: ["ollama/c", "ollama/d"],
    },
    budget: { usd: 2, calls: 9 },
    localOnly: true,
    allowUnknownPrice: false,
    agentTimeoutSeconds: null,
  });
});

const token = "$" + "{TOKEN}";

test("MCP servers stand in the file as their hosts have them", () => {
  const mcpServers = {
    files: { command: "npx", args: ["-y", "server", "talks"], env: { KEY: token }, cwd: "talks" },
    "github.com/ada/notes": { type: "http", url: "https://host.example/mcp", headers: { "x-key": token } },
  };
  expect(read(JSON.stringify({ mcpServers }))).toEqual({ mcpServers });
});

test.each([
  ['{"mcpServers": {"a": {}}}', '"mcpServers.a": a server has either "command" or "url".'],
  ['{"mcpServers": {"a": {"command": "x", "url": "http://x"}}}', 'a server has either "command" or "url"'],
  ['{"mcpServers": {"a": {"comand": "x"}}}', 'There is no "mcpServers.a.comand". Did you mean "command"?'],
  ['{"mcpServers": {"a": {"command": "x", "args": "y"}}}', '"mcpServers.a.args"'],
  ['{"mcpServers": {"a": {"url": "http://x", "type": "ws"}}}', '"mcpServers.a.type"'],
  [
    '{"mcpServers": {" ": {"command": "x"}}}',
    'There is no "mcpServers. ". Valid here: a name of up to 100 characters.',
  ],
])("%s is refused: %s", (text, message) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ code: "bad_usage" }));
  expect(() => read(text)).toThrow(message);
});

test("MCP servers are shown without what could be a secret", () => {
  const planted = "planted-secret-1";
  const mcpServers = {
    notes: {
      command: "npx",
      args: [
        "-y",
        "notes",
        "--api-key",
        planted,
        `--token=${planted}`,
        token,
        "--root=talks",
        "sk-planted-secret-1",
      ],
      env: { KEY: planted, OWN: token, WITH: `$` + "{TOKEN:-planted-secret-1}" },
    },
    web: {
      url: `https://host.example/api/${planted}/mcp?key=${planted}`,
      headers: { Authorization: `Bearer ${token}`, "x-key": planted },
    },
    login: { url: `https://ada:${planted}@host.example/mcp` },
    plain: { url: "https://host.example/mcp" },
  };
  const settings = read(JSON.stringify({ mcpServers }));
  const effective = effectiveSettings(settings, { models: {} });
  expect(JSON.stringify(effective)).not.toContain("planted");
  expect(effective["mcpServers"]).toEqual({
    notes: {
      command: "npx",
      args: ["-y", "notes", "--api-key", "***", "--token=***", token, "--root=talks", "[secret]"],
      env: { KEY: "***", OWN: token, WITH: "***" },
    },
    web: {
      url: "https://host.example/***?***",
      headers: { Authorization: `Bearer ${token}`, "x-key": "***" },
    },
    login: { url: "https://***" },
    plain: { url: "https://host.example/mcp" },
  });
});
