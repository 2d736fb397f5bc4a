import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { opening } from "../mcp-servers/hosts/line-pipe.ts";
import { until } from "../mcp-servers/hosts/until.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { runWith } from "./run-with.ts";

const list = { jsonrpc: "2.0", id: 1, method: "tools/list" };

test.each(["transcripts", "agents"])(
  "onrecord mcp %s lists its tools over standard input and output, and nothing else",
  async (server) => {
    const store = temporaryFolder();
    const input = new PassThrough();
    const output = new PassThrough();
    input.end(`${JSON.stringify(opening.handshake)}\n${JSON.stringify(list)}\n`);
    const { code, out, error, opened } = await runWith(["mcp", server, "--store", store], {
      streams: { input, output },
    });
    const messages = String(output.read())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(messages).toMatchObject([
      { id: 0, result: { serverInfo: { name: server, version: "9.8.7" } } },
      {
        id: 1,
        result: {
          tools: expect.arrayContaining([expect.objectContaining({ inputSchema: expect.anything() })]),
        },
      },
    ]);
    expect({ code, out, error, opened }).toEqual({ code: 0, out: "", error: "", opened: [] });
  },
);

test("onrecord mcp --http says where it listens and where its token stands, and ends with the signal", async () => {
  const store = temporaryFolder();
  const stop = new AbortController();
  const running = runWith(["mcp", "--http", "--port", "0", "--store", store], {
    signal: stop.signal,
    newId: () => "01234567-89ab-cdef-0123-456789abcdef",
  });
  await until(() => existsSync(join(store, "http-token")));
  stop.abort();
  const { code, out, error } = await running;
  expect(code).toBe(0);
  expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/mcp\n$/);
  expect(error).toBe(
    `Clients send "authorization: Bearer TOKEN"; the token stands in ${join(store, "http-token")}. Stop it with Ctrl+C.\n`,
  );
  expect(readFileSync(join(store, "http-token"), "utf8")).toBe(`${"0123456789abcdef".repeat(4)}\n`);
});

test("onrecord mcp --http without a token listens on this machine only", async () => {
  const { code, error } = await runWith([
    "mcp",
    "--http",
    "--no-token",
    "--bind",
    "0.0.0.0",
    "--store",
    temporaryFolder(),
  ]);
  expect(code).toBe(2);
  expect(error).toContain("Without a token the server may listen on this machine only");
});

test.each([
  ["--no-token"],
  ["--bind 0.0.0.0"],
  ["--allow-host a.example"],
  ["--allow-origin http://a.example"],
])("onrecord mcp %s does nothing without --http, and says so", async (option) => {
  const { code, error } = await runWith(`mcp transcripts ${option} --store ${temporaryFolder()}`);
  expect({ code, error }).toEqual({
    code: 2,
    error: "onrecord: --bind, --allow-host, --allow-origin and --no-token are for HTTP. Add --http.\n",
  });
});

test.each([
  ["mcp recordings", "transcripts, agents"],
  ["mcp --http --port 70000", "Give a port, 0 to 65535."],
])("onrecord %s is wrong usage", async (line, said) => {
  const { code, error } = await runWith(line);
  expect(code).toBe(2);
  expect(error).toContain(said);
});

test("onrecord mcp config belongs to it", async () => {
  const { code, out } = await runWith("mcp config --help");
  expect(code).toBe(0);
  expect(out).toContain("claude-desktop");
});
