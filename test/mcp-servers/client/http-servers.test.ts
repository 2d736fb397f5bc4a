import type { RequestListener, ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import { captions, createArchive, listen, serveOldWay, serveStreamable } from "./http-archive.ts";
import { importCaptions, reachable, worldOf } from "./scripted-servers.ts";

const inText = { content: [{ type: "text" as const, text: captions }] };

test.each(["events", "json"] as const)("captions come over HTTP, answered with %s", async (answers) => {
  const { url, requests } = await serveStreamable(createArchive(inText), answers);
  const server = reachable({ url, headers: { authorization: "Bearer planted-secret-1" } });
  const [file] = await importCaptions(server, worldOf());
  expect(new TextDecoder().decode(file?.bytes)).toBe(captions);
  expect(file?.uri).toBe("mcp:archive/get_captions?id=42");
  expect(requests.every(({ headers }) => headers.authorization === "Bearer planted-secret-1")).toBe(true);
  // Initialize, initialized, tools/list, tools/call, and the session is given back.
  expect(requests.map(({ method }) => method)).toEqual(["POST", "POST", "POST", "POST", "DELETE"]);
});

test.each([{}, { type: "sse" as const }])(
  "a server of the way before 2025-03-26 is spoken to, %j",
  async (type) => {
    const url = await serveOldWay(createArchive(inText));
    expect(await importCaptions(reachable({ url, ...type }), worldOf())).toHaveLength(1);
  },
);

test("a redirect to another path of the same server is followed, with the headers", async () => {
  const { url, requests } = await serveStreamable(createArchive(inText));
  const front = await listen((request, response) => {
    if (request.url === "/mcp") return response.writeHead(307, { location: "/mcp/" }).end();
    const init = { method: request.method ?? "GET", headers: { ...request.headers, host: "" } as never };
    void readBody(request).then(async (body) => {
      const answer = await fetch(url, { ...init, ...(body === "" ? {} : { body }) });
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
    });
    return undefined;
  });
  const server = reachable({ url: `${front}/mcp`, headers: { "x-key": "planted" } });
  expect(await importCaptions(server, worldOf())).toHaveLength(1);
  expect(requests[0]?.headers["x-key"]).toBe("planted");
});

async function readBody(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

const toolLong = "Mara: the ferry sails at nine. ".repeat(2_000_000);
const initialized = (id: unknown) => ({
  jsonrpc: "2.0",
  id,
  result: {
    protocolVersion: "2025-06-18",
    capabilities: { tools: {} },
    serverInfo: { name: "archive", version: "1" },
  },
});

/** Greets, lists `get_captions`, and answers the call as told. */
function answersCall(answer: (id: unknown, response: ServerResponse) => void): RequestListener {
  return async (request, response) => {
    const { id, method } = JSON.parse((await readBody(request)) || "{}");
    const reply = (message: object) =>
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(message));
    if (method === "initialize") reply(initialized(id));
    else if (method === "tools/list")
      reply({
        jsonrpc: "2.0",
        id,
        result: { tools: [{ name: "get_captions", inputSchema: { type: "object" } }] },
      });
    else if (method === "tools/call") answer(id, response);
    else response.writeHead(202).end();
  };
}

const status =
  (code: number, body = "", headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(code, headers).end(body);
  };

const setKey =
  'Set "headers": {"Authorization": "Bearer $' +
  '{NAME}"} of "archive" in the settings, and the variable NAME.';
const events = { "content-type": "text/event-stream" };

describe("a server that does not behave ends in one line", () => {
  const cases: readonly (readonly [string, RequestListener, string, string])[] = [
    [
      "401",
      status(401),
      "auth",
      `The MCP server "archive" wants a key or refuses the one it was given (HTTP 401). ${setKey}`,
    ],
    [
      "403",
      status(403, '{"error": "insufficient_scope"}'),
      "auth",
      `The MCP server "archive" wants a key or refuses the one it was given (HTTP 403). ${setKey}`,
    ],
    [
      "404",
      status(404, "<html>not here</html>"),
      "unreachable",
      'The MCP server "archive" has nothing to talk to at that address (HTTP 404). Check "url" of "archive" in the settings; most end in /mcp.',
    ],
    [
      "500 with the key in its body",
      status(500, "Traceback:\n  bad key planted-secret-1"),
      "server_error",
      'The MCP server "archive" failed (HTTP 500): Traceback: bad key [secret]. Try again later, or look at its log.',
    ],
    [
      "429",
      status(429, "slow down"),
      "rate_limited",
      'The MCP server "archive" failed (HTTP 429): slow down. Try again later, or look at its log.',
    ],
    [
      "a redirect to itself",
      status(307, "", { location: "/mcp" }),
      "unreachable",
      'The MCP server "archive" sends the request to another address, which is not followed (HTTP 307): ADDRESS/mcp. Write the address it really has into "url" of "archive" in the settings.',
    ],
    [
      "a redirect to another host",
      status(308, "", { location: "https://elsewhere.example/mcp?key=planted-secret-1" }),
      "unreachable",
      'The MCP server "archive" sends the request to another address, which is not followed (HTTP 308): https://elsewhere.example/mcp. Write the address it really has into "url" of "archive" in the settings.',
    ],
    [
      "a web page",
      status(200, "<html></html>", { "content-type": "text/html" }),
      "bad_response",
      'The MCP server "archive" answered with what is no answer of the protocol. Check that "archive" in the settings names an MCP server, and that it is up to date.',
    ],
    [
      "broken JSON",
      status(200, '{"jsonrpc": ', { "content-type": "application/json" }),
      "bad_response",
      'The MCP server "archive" answered with what is no answer of the protocol. Check that "archive" in the settings names an MCP server, and that it is up to date.',
    ],
    [
      "silence",
      () => undefined,
      "timeout",
      'The MCP server "archive" did not answer within 0.5 seconds. Try again, or give it longer with --timeout SECONDS.',
    ],
    [
      "silence at the call",
      answersCall(() => undefined),
      "timeout",
      'The MCP server "archive" did not answer within 0.5 seconds. Try again, or give it longer with --timeout SECONDS.',
    ],
    [
      "60 MB as JSON",
      answersCall((id, response) => {
        const result = { content: [{ type: "text", text: toolLong }] };
        response.writeHead(200, { "content-type": "application/json" });
        response.end(JSON.stringify({ jsonrpc: "2.0", id, result }));
      }),
      "too_large",
      'The MCP server "archive" answered with more than 50 MB, the most that is read. Ask it for a part of that, or for the captions alone.',
    ],
    [
      "events without end",
      answersCall((_id, response) => {
        response.writeHead(200, events);
        const write = (): void => {
          while (!response.destroyed && response.write(`: ${"x".repeat(1_000_000)}\n`));
          if (!response.destroyed) response.once("drain", write);
        };
        write();
      }),
      "too_large",
      'The MCP server "archive" answered with more than 50 MB, the most that is read. Ask it for a part of that, or for the captions alone.',
    ],
    [
      "a connection closed at the call",
      answersCall((_id, response) => response.destroy()),
      "unreachable",
      'The MCP server "archive" cannot be reached: socket hang up. Check that it runs, and "url" of "archive" in the settings.',
    ],
  ];
  test.each(cases)("%s", async (...[name, listener, code, message]) => {
    const address = await listen(listener);
    const server = reachable({ url: `${address}/mcp`, headers: { "x-key": "planted-secret-1" } });
    const world = worldOf(name.startsWith("silence") ? { timeoutSeconds: 0.5 } : {});
    await expect(importCaptions(server, world)).rejects.toMatchObject({
      code,
      message: message.replace("ADDRESS", address),
    });
  });
});

test("a stream that ends before the answer is not waited for until the time is up", async () => {
  const address = await listen(
    answersCall((_id, response) => response.writeHead(200, events).end(": nothing more\n\n")),
  );
  const started = performance.now();
  await expect(importCaptions(reachable({ url: `${address}/mcp` }), worldOf())).rejects.toMatchObject({
    code: "stream_broken",
    message:
      'The MCP server "archive" closed the connection before it answered. Try again, or look at its log.',
  });
  expect(performance.now() - started).toBeLessThan(3_000);
});

test("an answer that the server asks to be fetched again by the id of its last event is fetched", async () => {
  let asked: unknown;
  const calling = answersCall((id, response) => {
    asked = id;
    response.writeHead(200, events).end("id: event-7\nretry: 20\ndata:\n\n");
  });
  const address = await listen((request, response) => {
    if (request.method !== "GET") return calling(request, response);
    expect(request.headers["last-event-id"]).toBe("event-7");
    const message = JSON.stringify({ jsonrpc: "2.0", id: asked, result: inText });
    return response.writeHead(200, events).end(`data: ${message}\n\n`);
  });
  expect(await importCaptions(reachable({ url: `${address}/mcp` }), worldOf())).toHaveLength(1);
});

test("a port where nobody listens is told", async () => {
  await expect(importCaptions(reachable({ url: "http://127.0.0.1:9/mcp" }), worldOf())).rejects.toMatchObject(
    {
      code: "unreachable",
      message:
        'The MCP server "archive" cannot be reached: connect ECONNREFUSED 127.0.0.1:9. Check that it runs, and "url" of "archive" in the settings.',
    },
  );
});
