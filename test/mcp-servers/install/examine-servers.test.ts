import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { examineServers, hostVariables } from "../../../mcp-servers/install/examine-servers.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

/** A program whose `answer(message)` gives what it writes for a message, or nothing. */
function entryOf(answer: string): Parameters<typeof examineServers>[0] {
  const file = join(temporaryFolder(), "server.mjs");
  const loop = `import { createInterface } from "node:readline";
const say = (value) => process.stdout.write(JSON.stringify(value) + "\\n");
for await (const line of createInterface({ input: process.stdin })) answer(JSON.parse(line));
function answer({ id, method, params }) {
  if (method === "initialize") {
    say({ jsonrpc: "2.0", method: "notifications/message", params: {} });
    return say({ jsonrpc: "2.0", id, result: { protocolVersion: params.protocolVersion } });
  }
  ${answer}
}
`;
  writeFileSync(file, loop);
  return { onrecord: { command: process.execPath, args: [file], env: { GREETING: "hello" } } };
}

let clock = 0;
const settings = {
  cwd: "/",
  variables: {},
  timeoutMs: 10_000,
  signal: new AbortController().signal,
  nowMs: () => {
    clock += 42;
    return clock;
  },
};

const listed = 'say({ jsonrpc: "2.0", id, result: { tools: [{ name: "open_transcript" }], ...next } });';

test("says what a server offers, over all pages, and how long it took to", async () => {
  const entries = entryOf(`
    if (method !== "tools/list") return;
    const next = params.cursor === undefined ? { nextCursor: "2" } : {};
    const name = params.cursor === undefined ? "open_transcript" : process.env.GREETING;
    say({ jsonrpc: "2.0", id, result: { tools: [{ name }], ...next } });`);
  expect(await examineServers(entries, settings)).toEqual([
    { what: "MCP server onrecord", state: "ok", detail: "2 tools after 42 ms: open_transcript, hello" },
  ]);
});

test.each([
  [
    "process.stderr.write('no store\\n'); process.exit(3);",
    "It ended with exit code 3 before it answered. Its last words: no store",
  ],
  [
    "process.stdout.write('Hello!\\n');",
    "It wrote to its standard output what is no message of the protocol: Hello!",
  ],
  [
    `say({ jsonrpc: "2.0", id, error: { code: -1, message: "not today" } });`,
    "It answered with an error: not today",
  ],
  [
    `say({ jsonrpc: "2.0", id, result: { tools: "none" } });`,
    "It answered with what is no answer of the protocol.",
  ],
  [`const next = { nextCursor: "again" }; ${listed}`, "Its list of tools has more than 20 pages."],
])("a server that does %j is broken: %s", async (answer, detail) => {
  const entries = entryOf(`if (method === "tools/list") { ${answer} }`);
  const [finding] = await examineServers(entries, settings);
  expect(finding).toMatchObject({ state: "broken", detail });
  expect(finding?.remedy).toMatch(/^Run it yourself to see more: \S*node\S* \S+server\.mjs$/);
});

test("a server that never answers is given up and ended", async () => {
  const entries = entryOf('process.stderr.write(process.pid + "\\n"); setInterval(() => {}, 1000);');
  const [finding] = await examineServers(entries, { ...settings, timeoutMs: 1_500 });
  expect(finding).toMatchObject({
    state: "broken",
    detail: expect.stringMatching(/^It did not answer within 1\.5 seconds\. Its last words: \d+$/),
  });
  const pid = Number(/\d+$/.exec(finding?.detail ?? "")?.[0]);
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});

test("a program that is not there is named", async () => {
  const entries = { onrecord: { command: "/nowhere/my node", args: ["main.js"] } };
  expect(await examineServers(entries, settings)).toEqual([
    {
      what: "MCP server onrecord",
      state: "broken",
      detail: "/nowhere/my node cannot be started: ENOENT.",
      remedy: "Run it yourself to see more: '/nowhere/my node' main.js",
    },
  ]);
});

test("a host hands down little of its environment", () => {
  const variables = { HOME: "/people/ada", PATH: "/bin", OPENAI_API_KEY: "secret", Path: "C:\\bin" };
  expect(hostVariables(variables, "linux")).toEqual({ HOME: "/people/ada", PATH: "/bin" });
  expect(hostVariables({ Path: "C:\\bin", HOME: "x" }, "win32")).toEqual({ Path: "C:\\bin" });
});
