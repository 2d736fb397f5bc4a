import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRequest, readMessage } from "../../../mcp-servers/hosts/message.ts";
import { createSmallDefinition } from "../contract/small-definition.ts";
import { type LinePipe, modernMeta, opening, openLinePipe } from "./line-pipe.ts";
import { until } from "./until.ts";

const eras = ["handshake", "modern"] as const;
type Era = (typeof eras)[number];

function openEra(era: Era, events: string[] = []): LinePipe {
  const pipe = openLinePipe(createSmallDefinition({ events }));
  pipe.send(opening[era]);
  return pipe;
}

function call(era: Era, id: number | string, params: object): object {
  const meta = era === "modern" ? modernMeta() : {};
  const { _meta, ...rest } = { _meta: {}, ...params };
  return { jsonrpc: "2.0", id, method: "tools/call", params: { ...rest, _meta: { ...meta, ..._meta } } };
}

function cancel(era: Era, requestId: number | string): object {
  const meta = era === "modern" ? { _meta: modernMeta() } : {};
  return { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId, ...meta } };
}

const counting = { name: "count_letters", arguments: { text: "abc" } };
const waiting = { name: "wait_seconds", arguments: { seconds: 30 } };
const hasId = (id: unknown) => (message: Record<string, unknown>) => message["id"] === id;

describe("the first request decides which era answers", () => {
  test("initialize is answered with the handshake's version and capabilities", async () => {
    const pipe = openEra("handshake");
    expect(await pipe.find(hasId(0))).toMatchObject({
      result: { protocolVersion: "2025-11-25", serverInfo: { name: "small", version: "1.2.3" } },
    });
    pipe.closeInput();
    await pipe.ended;
  });

  test("server/discover is answered with the versions of the modern era", async () => {
    const pipe = openEra("modern");
    expect(await pipe.find(hasId(0))).toMatchObject({ result: { supportedVersions: ["2026-07-28"] } });
    pipe.closeInput();
    await pipe.ended;
  });

  test("a modern call without a discovery before it is answered", async () => {
    const pipe = openLinePipe(createSmallDefinition());
    pipe.send(call("modern", 1, counting));
    expect(await pipe.find(hasId(1))).toMatchObject({ result: { structuredContent: { letters: 3 } } });
    pipe.closeInput();
    await pipe.ended;
  });

  test("a client that only asked what is spoken may still begin with a handshake", async () => {
    const pipe = openEra("modern");
    await pipe.find(hasId(0));
    pipe.send({ ...opening.handshake, id: 1 });
    expect(await pipe.find(hasId(1))).toMatchObject({ result: { protocolVersion: "2025-11-25" } });
    pipe.send(call("handshake", 2, counting));
    expect(await pipe.find(hasId(2))).toMatchObject({ result: { structuredContent: { letters: 3 } } });
    pipe.closeInput();
    await pipe.ended;
  });

  test("a version from the future is told which ones there are", async () => {
    const pipe = openLinePipe(createSmallDefinition());
    const _meta = { ...modernMeta(), "io.modelcontextprotocol/protocolVersion": "2031-01-01" };
    pipe.send({ jsonrpc: "2.0", id: 1, method: "server/discover", params: { _meta } });
    expect(await pipe.find(hasId(1))).toMatchObject({ error: { data: { supported: ["2026-07-28"] } } });
    pipe.closeInput();
    await pipe.ended;
  });

  test("broken lines and notifications before it decide nothing", async () => {
    const pipe = openLinePipe(createSmallDefinition());
    pipe.send("{");
    pipe.send({ jsonrpc: "2.0", method: "notifications/initialized" });
    pipe.send(opening.modern);
    expect(await pipe.find(hasId(0))).toMatchObject({ result: { supportedVersions: ["2026-07-28"] } });
    pipe.closeInput();
    await pipe.ended;
  });
});

describe.each(eras)("in the %s era", (era) => {
  test("a cancel reaches the call at once, and nothing is answered after it", async () => {
    const events: string[] = [];
    const pipe = openEra(era, events);
    pipe.send(call(era, 7, { ...waiting, _meta: { progressToken: "p" } }));
    await pipe.find((message) => message["method"] === "notifications/progress");
    pipe.send(cancel(era, 7));
    expect(await until(() => events.includes("cancelled"))).toBeLessThan(1_000);
    const before = pipe.lines.length;
    pipe.send(call(era, 8, counting));
    await pipe.find(hasId(8));
    expect(pipe.lines.slice(before).map((line) => JSON.parse(line).id)).toEqual([8]);
    pipe.closeInput();
    await pipe.ended;
  });

  test("a call with the id 0 can be cancelled like any other", async () => {
    const events: string[] = [];
    const pipe = openEra(era, events);
    await pipe.find(hasId(0));
    pipe.send(call(era, 0, waiting));
    await until(() => events.includes("started"));
    pipe.send(cancel(era, 0));
    await until(() => events.includes("cancelled"));
    pipe.send(call(era, "next", counting));
    await pipe.find(hasId("next"));
    expect(pipe.lines.filter((line) => JSON.parse(line).id === 0)).toHaveLength(1);
    pipe.closeInput();
    await pipe.ended;
  });

  test("progress is told with the client's own token, growing, and to nobody who did not ask", async () => {
    const pipe = openEra(era);
    const short = { name: "wait_seconds", arguments: { seconds: 0.06 } };
    pipe.send(call(era, 1, { ...short, _meta: { progressToken: 0 } }));
    await pipe.find(hasId(1));
    pipe.send(call(era, 2, short));
    await pipe.find(hasId(2));
    const told = pipe.lines.map((line) => JSON.parse(line)).filter((message) => "method" in message);
    expect(told.map((message) => message.params)).toMatchObject([
      { progressToken: 0, progress: 1, total: 3, message: "step 1" },
      { progressToken: 0, progress: 2, total: 3, message: "step 2" },
      { progressToken: 0, progress: 3, total: 3, message: "step 3" },
    ]);
    pipe.closeInput();
    await pipe.ended;
  });

  test("calls that are open when the client closes its end are still answered if they are quick", async () => {
    const pipe = openEra(era);
    pipe.send(call(era, 1, counting));
    pipe.closeInput();
    await pipe.ended;
    expect(pipe.lines.map((line) => JSON.parse(line).id)).toEqual([0, 1]);
  });

  test("closing the input ends soon, aborts what is open and closes the server", async () => {
    const events: string[] = [];
    const pipe = openEra(era, events);
    pipe.send(call(era, 1, waiting));
    await until(() => events.includes("started"));
    const started = performance.now();
    pipe.closeInput();
    await pipe.ended;
    expect(performance.now() - started).toBeLessThan(2_000);
    await until(() => events.includes("gone"));
    expect(events).toContain("closed");
    expect(pipe.lines).toHaveLength(1);
  });

  test("the signal ends it soon, whatever is open", async () => {
    const events: string[] = [];
    const pipe = openEra(era, events);
    pipe.send(call(era, 1, waiting));
    await until(() => events.includes("started"));
    const started = performance.now();
    pipe.stop.abort();
    await pipe.ended;
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(events).toContain("closed");
  });

  test("a request whose params are not of the protocol is answered, not dropped", async () => {
    const pipe = openEra(era);
    pipe.send({ jsonrpc: "2.0", id: 5, method: "tools/list", params: { _meta: 3 } });
    expect(await pipe.find(hasId(5))).toMatchObject({ error: { code: expect.any(Number) } });
    pipe.closeInput();
    await pipe.ended;
  });
});

describe("what is no message is answered with an error of JSON-RPC", () => {
  test.each([
    ["{", -32700, undefined],
    ["hello", -32700, undefined],
    ['{"jsonrpc":"2.0","id":1,"method":"ping"', -32700, undefined],
    ["[]", -32600, undefined],
    ['[{"jsonrpc":"2.0","id":1,"method":"ping"}]', -32600, undefined],
    ["null", -32600, undefined],
    ['"ping"', -32600, undefined],
    ["{}", -32600, undefined],
    ['{"jsonrpc":"1.0","id":1,"method":"ping"}', -32600, 1],
    ['{"jsonrpc":"2.0","id":1}', -32600, 1],
    ['{"jsonrpc":"2.0","id":1,"method":5}', -32600, 1],
    ['{"jsonrpc":"2.0","id":"a","method":"ping","params":[1]}', -32600, "a"],
    ['{"jsonrpc":"2.0","id":null,"method":"ping"}', -32600, undefined],
    ['{"jsonrpc":"2.0","id":1.5,"method":"ping"}', -32600, undefined],
  ])("%s", async (line, code, id) => {
    const pipe = openLinePipe(createSmallDefinition());
    pipe.send(line);
    pipe.closeInput();
    await pipe.ended;
    expect(pipe.lines.map((text) => JSON.parse(text))).toEqual([
      { jsonrpc: "2.0", ...(id === undefined ? {} : { id }), error: { code, message: expect.any(String) } },
    ]);
  });

  test("a line that is too long is thrown away as it comes, and the next one is answered", async () => {
    const pipe = openLinePipe(createSmallDefinition());
    for (let part = 0; part < 6; part += 1) pipe.sendBytes(Buffer.alloc(1_000_000, "a"));
    pipe.send("");
    pipe.send(opening.handshake);
    await pipe.find(hasId(0));
    expect(JSON.parse(pipe.lines[0] ?? "")).toMatchObject({ error: { code: -32600 } });
    pipe.closeInput();
    await pipe.ended;
  });

  test("a message may come in pieces, with CRLF, a byte order mark, and blank lines around it", async () => {
    const pipe = openLinePipe(createSmallDefinition());
    const bytes = Buffer.from(`\r\n\n\uFEFF${JSON.stringify(call("handshake", "ñ", counting))}\r\n`);
    for (const byte of bytes) pipe.sendBytes(Uint8Array.of(byte));
    expect(await pipe.find(hasId("ñ"))).toMatchObject({ result: { structuredContent: { letters: 3 } } });
    pipe.closeInput();
    await pipe.ended;
  });

  test.each(eras)(
    "1,000 made-up lines in the %s era: each line out is JSON-RPC, and each request has its one answer",
    async (era) => {
      const pipe = openEra(era);
      await pipe.find(hasId(0));
      const sent = fc.sample(anyLine(era), { numRuns: 1_000, seed: 7 });
      for (const line of sent) pipe.send(line);
      pipe.send(call(era, "last", counting));
      expect(await pipe.find(hasId("last"))).toMatchObject({ result: { structuredContent: { letters: 3 } } });
      pipe.closeInput();
      await pipe.ended;
      const asked = sent
        .flatMap((line) => readMessage(line))
        .flatMap((read) => ("message" in read && isRequest(read.message) ? [read.message.id] : []));
      const answered = pipe.lines.flatMap((line) => JSON.parse(line).id ?? []);
      for (const id of asked) expect(answered).toContain(id);
      expect(answered.length).toBeGreaterThanOrEqual(asked.length + 2);
      for (const text of pipe.lines) {
        const message = JSON.parse(text);
        expect(message.jsonrpc).toBe("2.0");
        expect("result" in message || "error" in message).toBe(true);
        expect(text).not.toMatch(/node_modules|\.ts:\d/);
      }
    },
  );
});

/** Lines from noise to nearly right. */
function anyLine(era: Era): fc.Arbitrary<string> {
  const method = fc.constantFrom(
    "tools/list",
    "tools/call",
    "resources/read",
    "prompts/get",
    "ping",
    "initialize",
    "x",
  );
  const meta = era === "modern" ? fc.constantFrom(modernMeta(), {}, 5) : fc.constantFrom({}, 5, null);
  const params = fc.record(
    {
      name: fc.constantFrom("count_letters", "none", 3),
      arguments: fc.jsonValue(),
      uri: fc.jsonValue(),
      _meta: meta,
    },
    { requiredKeys: [] },
  );
  const message = fc.record(
    {
      jsonrpc: fc.constantFrom("2.0", "2.0", "2.0", "1.0", 2),
      id: fc.oneof(fc.integer({ min: 1 }), fc.string(), fc.jsonValue()),
      method,
      params: fc.oneof(params, fc.jsonValue()),
    },
    { requiredKeys: [] },
  );
  const noise = fc.string({ unit: "binary" }).map((text) => text.replace(/\n/g, " "));
  return fc.oneof(
    message.map((value) => JSON.stringify(value)),
    noise,
    fc.json(),
  );
}
