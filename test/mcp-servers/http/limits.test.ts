import { afterEach, describe, expect, test } from "vitest";
import { createSmallDefinition } from "../contract/small-definition.ts";
import { until } from "../hosts/until.ts";
import { type Door, openDoor, sendRaw } from "./open-door.ts";
import { counting, handshakeCall, json, toBody, waiting } from "./requests.ts";
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

describe("limits", () => {
  test("the seventeenth call at a time is told to come again, and a place is free when one ends", async () => {
    const events: string[] = [];
    const door = await open({ access: "open" }, events);
    const stop = new AbortController();
    const calls = Array.from({ length: 16 }, () =>
      settle(fetch(door.url, { method: "POST", ...handshakeCall(waiting), signal: stop.signal })),
    );
    await until(() => events.filter((event) => event === "started").length === 16);
    expect(await sendRaw(door.url, handshakeCall(counting))).toMatchObject({
      status: 503,
      headers: { "retry-after": "1" },
    });
    stop.abort();
    await Promise.all(calls);
    await until(() => events.filter((event) => event === "gone").length === 16);
    expect((await sendRaw(door.url, handshakeCall(counting))).status).toBe(200);
  });

  test("a batch counts as the calls it holds", async () => {
    const door = await open({ access: "open" });
    const batch = JSON.stringify(
      Array.from({ length: 17 }, (_, id) => JSON.parse(toBody("tools/call", counting, id + 1))),
    );
    expect((await sendRaw(door.url, { headers: json, body: batch })).status).toBe(503);
  });

  test("a client that asks too often has to wait as long as it is told", async () => {
    let now = 0;
    const door = await open({ access: "open", requestsPerMinute: 3, nowMs: () => now });
    const ask = () => sendRaw(door.url, handshakeCall(counting));
    expect((await Promise.all([ask(), ask(), ask()])).map((answer) => answer.status)).toEqual([
      200, 200, 200,
    ]);
    expect(await ask()).toMatchObject({ status: 429, headers: { "retry-after": "20" } });
    now = 20_000;
    expect((await ask()).status).toBe(200);
  });

  test("guessing the token is slowed down", async () => {
    const door = await open({ nowMs: () => 0 });
    const statuses: number[] = [];
    for (let guess = 0; guess < 22; guess += 1) {
      const headers = { ...json, authorization: `Bearer guess-${guess}` };
      statuses.push((await sendRaw(door.url, { ...handshakeCall(counting), headers })).status);
    }
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401));
    expect(statuses.slice(20)).toEqual([429, 429]);
    expect(
      (await sendRaw(door.url, { ...handshakeCall(counting), headers: { ...json, ...door.headers } })).status,
    ).toBe(200);
  });
});
