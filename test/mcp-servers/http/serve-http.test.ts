import { afterEach, describe, expect, test } from "vitest";
import { createSmallDefinition } from "../contract/small-definition.ts";
import { opening } from "../hosts/line-pipe.ts";
import { until } from "../hosts/until.ts";
import { type Door, openDoor, sendRaw } from "./open-door.ts";
import { counting, handshakeCall, json, modernCall, toBody, waiting } from "./requests.ts";
import { settle } from "./settle.ts";

const doors: Door[] = [];
afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.close()));
});

async function open(options: Parameters<typeof openDoor>[1] = {}, events: string[] = []): Promise<Door> {
  const door = await openDoor(createSmallDefinition({ events }), options);
  doors.push(door);
  return door;
}

describe("both eras at one address, with nothing kept in between", () => {
  test.each([
    ["handshake", handshakeCall(counting)],
    ["2026-07-28", modernCall(counting)],
  ])("a call of the era %s is answered without anything before it", async (_era, call) => {
    const door = await open({ access: "open" });
    const answer = await sendRaw(door.url, call);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('"structuredContent":{"letters":3}');
  });

  test("initialize is answered, and GET and DELETE are told that only POST is", async () => {
    const door = await open({ access: "open" });
    const begun = await sendRaw(door.url, { headers: json, body: JSON.stringify(opening.handshake) });
    expect(begun.text).toContain('"protocolVersion":"2025-11-25"');
    for (const method of ["GET", "DELETE", "PUT"]) {
      const answer = await sendRaw(door.url, { method, headers: { accept: "text/event-stream" } });
      expect(answer).toMatchObject({
        status: 405,
        headers: { allow: "POST", "content-type": "application/json" },
      });
    }
  });
});

describe("a call ends when its client does", () => {
  test.each([
    ["handshake", handshakeCall(waiting), "gone"],
    ["2026-07-28", modernCall(waiting), "cancelled"],
  ])("going away aborts a call of the era %s, where it means %3$s", async (_era, call, meaning) => {
    const events: string[] = [];
    const door = await open({ access: "open" }, events);
    const stop = new AbortController();
    const asked = settle(fetch(door.url, { method: "POST", ...call, signal: stop.signal }));
    await until(() => events.includes("started"));
    stop.abort();
    const started = performance.now();
    await until(() => events.includes(meaning));
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(await asked).toBe("AbortError");
  });

  test("a cancel that comes by another request ends the call of the same client, and no other's", async () => {
    const events: string[] = [];
    const door = await open({ access: "open" }, events);
    const begin = async (): Promise<Record<string, string>> => {
      const begun = await sendRaw(door.url, { headers: json, body: JSON.stringify(opening.handshake) });
      return { ...json, "mcp-session-id": String(begun.headers["mcp-session-id"]) };
    };
    const [mine, others] = [await begin(), await begin()];
    const call = sendRaw(door.url, { headers: mine, body: toBody("tools/call", waiting, 7) });
    await until(() => events.includes("started"));
    const cancel = toBody("notifications/cancelled", { requestId: 7 });
    expect((await sendRaw(door.url, { headers: others, body: cancel })).status).toBe(202);
    expect((await sendRaw(door.url, { headers: json, body: cancel })).status).toBe(202);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(events).not.toContain("cancelled");
    expect((await sendRaw(door.url, { headers: mine, body: cancel })).status).toBe(202);
    await until(() => events.includes("cancelled"));
    expect((await call).text).not.toContain('"id":7');
  });

  test("closing the server ends open calls and closes it soon", async () => {
    const events: string[] = [];
    const door = await openDoor(createSmallDefinition({ events }), { access: "open" });
    const asked = settle(fetch(door.url, { method: "POST", ...handshakeCall(waiting) }));
    await until(() => events.includes("started"));
    const started = performance.now();
    await door.close();
    expect(performance.now() - started).toBeLessThan(2_000);
    await until(() => events.includes("gone"));
    expect(events).toContain("closed");
    await asked;
  });
});
