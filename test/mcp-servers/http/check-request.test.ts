import { connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { HttpOptions } from "../../../mcp-servers/http/http-options.ts";
import { serveHttp } from "../../../mcp-servers/http/serve-http.ts";
import { createSmallDefinition } from "../contract/small-definition.ts";
import { type Door, openDoor, sendRaw } from "./open-door.ts";
import { counting, handshakeCall, json } from "./requests.ts";

const doors: Door[] = [];
afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.close()));
});

async function open(options: Parameters<typeof openDoor>[1] = {}, events: string[] = []): Promise<Door> {
  const door = await openDoor(createSmallDefinition({ events }), options);
  doors.push(door);
  return door;
}

describe("who is let in", () => {
  test.each([
    ["localhost", 200],
    ["LOCALHOST:80", 200],
    ["127.0.0.1:1", 200],
    ["[::1]:8080", 200],
    ["evil.example", 403],
    ["127.0.0.1.evil.example", 403],
    ["127.0.0.1@evil.example", 403],
    ["evil.example#127.0.0.1", 403],
    ["localhost.", 403],
    ["2130706433", 403],
    ["0.0.0.0", 403],
  ])("a request for the host %s: %i", async (host, status) => {
    const door = await open({ access: "open" });
    expect((await sendRaw(door.url, { ...handshakeCall(counting), headers: { ...json, host } })).status).toBe(
      status,
    );
  });

  test.each([
    ["http://localhost:6274", 200],
    ["https://127.0.0.1", 200],
    ["http://[::1]:3000", 200],
    ["https://notes.example", 200],
    ["https://notes.example:444", 403],
    ["http://notes.example", 403],
    ["http://localhost.evil.example", 403],
    ["http://localhost@evil.example", 403],
    ["null", 403],
    ["file://", 403],
    ["", 403],
  ])("a page of the origin %s: %i", async (origin, status) => {
    const door = await open({ access: "open", allowedOrigins: ["https://notes.example"] });
    const answer = await sendRaw(door.url, { ...handshakeCall(counting), headers: { ...json, origin } });
    expect(answer.status).toBe(status);
    expect(answer.headers["access-control-allow-origin"]).toBe(status === 200 ? origin : undefined);
  });

  test("a host name that the user allowed", async () => {
    const door = await open({ access: "open", allowedHosts: ["talks.example"] });
    const headers = { ...json, host: "talks.example:8443" };
    expect((await sendRaw(door.url, { ...handshakeCall(counting), headers })).status).toBe(200);
  });

  test("a browser may ask first, if its page is allowed", async () => {
    const door = await open();
    const headers = {
      origin: "http://localhost:1",
      "access-control-request-headers": "authorization,content-type",
    };
    expect(await sendRaw(door.url, { method: "OPTIONS", headers })).toMatchObject({
      status: 204,
      headers: { "access-control-allow-headers": "authorization,content-type" },
    });
    const strange = await sendRaw(door.url, {
      method: "OPTIONS",
      headers: { origin: "http://evil.example" },
    });
    expect(strange.status).toBe(403);
  });

  test("a client with the token, however it writes Bearer; no other", async () => {
    const door = await open();
    const statusWith = async (authorization: string | undefined): Promise<number> =>
      (
        await sendRaw(door.url, {
          ...handshakeCall(counting),
          headers: { ...json, ...(authorization === undefined ? {} : { authorization }) },
        })
      ).status;
    expect(await statusWith(`Bearer ${door.token}`)).toBe(200);
    expect(await statusWith(`bearer  ${door.token}`)).toBe(200);
    for (const wrong of [
      undefined,
      "",
      "Bearer",
      `Basic ${door.token}`,
      `Bearer ${door.token}x`,
      `Bearer ${door.token} x`,
    ]) {
      expect(await statusWith(wrong)).toBe(401);
    }
  });

  test("without a token the body is not read, and the answer says where the token stands", async () => {
    const door = await open();
    const answer = await sendRaw(door.url, { headers: json, body: "{" });
    expect(answer).toMatchObject({ status: 401, headers: { "www-authenticate": "Bearer" } });
    expect(answer.text).toContain("http-token");
  });

  test("giving up the token is refused on any address that others can reach", async () => {
    const options: HttpOptions = {
      bind: "0.0.0.0",
      port: 0,
      allowedHosts: [],
      allowedOrigins: [],
      nowMs: () => 0,
      newId: () => "x",
    };
    await expect(serveHttp(createSmallDefinition(), options)).rejects.toMatchObject({ code: "bad_usage" });
  });

  test("a taken port ends in one clear error", async () => {
    const door = await open();
    await expect(openDoor(createSmallDefinition(), { port: Number(door.url.port) })).rejects.toMatchObject({
      code: "bad_usage",
      message: `Port ${door.url.port} of 127.0.0.1 is taken. Name another with --port, or stop what listens there.`,
    });
  });
});

describe("what is sent", () => {
  test.each([
    ["text/plain", 415],
    ["application/json; charset=utf-8", 200],
    ["application/jsonx", 415],
    ["multipart/form-data", 415],
  ])("content-type %s: %i", async (type, status) => {
    const door = await open({ access: "open" });
    const answer = await sendRaw(door.url, {
      ...handshakeCall(counting),
      headers: { ...json, "content-type": type },
    });
    expect(answer.status).toBe(status);
  });

  test.each([["{"], [""], ["5"], ['"x"'], ["{}"], ["[]"], ['{"jsonrpc":"2.0","id":null,"method":"ping"}']])(
    "the body %s is refused in JSON",
    async (text) => {
      const door = await open({ access: "open" });
      const answer = await sendRaw(door.url, { headers: json, body: text });
      expect(answer).toMatchObject({ status: 400, headers: { "content-type": "application/json" } });
      expect(JSON.parse(answer.text)).toMatchObject({ error: { code: expect.any(Number) } });
    },
  );

  test("a body that says it is too large, or turns out so, is refused and the client comes to read why", async () => {
    const door = await open({ access: "open" });
    const large = Buffer.alloc(5_000_001, "a");
    expect((await sendRaw(door.url, { headers: json, body: large })).status).toBe(413);
    const chunked = { ...json, "transfer-encoding": "chunked" };
    expect((await sendRaw(door.url, { headers: chunked, body: large })).status).toBe(413);
  });

  test("wrong paths are not found, also with a method that is not answered", async () => {
    const door = await open();
    for (const path of ["/", "/mcp/", "/mcpx", "/../mcp", "//mcp", "/%6dcp", "http://127.0.0.1/mcp"]) {
      expect((await sendRaw(door.url, { method: "GET", path })).status).toBe(404);
    }
  });

  test.each([
    ["HELLO\r\n\r\n", "400 Bad Request"],
    ["POST /mcp HTTP/1.1\r\n\r\n", "403 Forbidden"],
    [
      `GET /mcp HTTP/1.1\r\nhost: localhost\r\nx: ${"x".repeat(20_000)}\r\n\r\n`,
      "431 Request Header Fields Too Large",
    ],
  ])("bytes that no client would send are refused in JSON too (%#)", async (bytes, status) => {
    const door = await open();
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(door.url.port), "127.0.0.1", () => socket.write(bytes));
      let text = "";
      socket.on("data", (part) => {
        text += part;
      });
      socket.on("close", () => resolve(text));
    });
    expect(answer.split("\r\n", 1)[0]).toBe(`HTTP/1.1 ${status}`);
    expect(JSON.parse(answer.split("\r\n\r\n")[1] ?? "")).toMatchObject({ error: { code: -32000 } });
  });
});
