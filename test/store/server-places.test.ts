import { expect, test, vi } from "vitest";
import { openDatabase } from "../../store/database.ts";
import { createServerPlaces, placeLeaseMs } from "../../store/server-places.ts";
import { temporaryFolder } from "../temporary-folder.ts";

function openHere() {
  const folder = temporaryFolder();
  const world = { nowMs: 0, dead: new Set<number>() };
  const open = (pid: number, host = "here") => {
    const database = openDatabase(folder);
    const owner = { host, pid, nonce: `n${pid}` };
    const look = { nowMs: () => world.nowMs, isAlive: (one: number) => !world.dead.has(one) };
    return { database, places: createServerPlaces(database, owner, look) };
  };
  return { world, open, first: open(1).places, second: open(2).places };
}

test("lets as many calls in as a server is given, over all processes, in the order of lining up", async () => {
  const { first, second } = openHere();
  const line = [
    await first.lineUp("a", 2),
    await second.lineUp("a", 2),
    await first.lineUp("a", 2),
    await second.lineUp("a", 2),
  ];
  const due = () => Promise.all(line.map((ticket) => ticket.isDue()));
  expect(await due()).toEqual([true, true, false, false]);
  await line[1]?.leave();
  expect((await due()).slice(2)).toEqual([true, false]);
  await line[2]?.leave();
  expect((await due()).slice(3)).toEqual([true]);
});

test("servers have lines of their own", async () => {
  const { first, second } = openHere();
  await first.lineUp("a", 1);
  expect(await (await second.lineUp("b", 1)).isDue()).toBe(true);
});

test("a dead process's places are free at once", async () => {
  const { world, first, second } = openHere();
  await first.lineUp("a", 1);
  const waiting = await second.lineUp("a", 1);
  expect(await waiting.isDue()).toBe(false);
  world.dead.add(1);
  expect(await waiting.isDue()).toBe(true);
});

test("the places of another machine's process are free once it is silent for a lease", async () => {
  const { world, first, open } = openHere();
  await open(3, "there").places.lineUp("a", 1);
  const waiting = await first.lineUp("a", 1);
  world.dead.add(3);
  world.nowMs = placeLeaseMs - 1;
  expect(await waiting.isDue()).toBe(false);
  world.nowMs = placeLeaseMs;
  expect(await waiting.isDue()).toBe(true);
});

test("a clock set back frees no place, and holds a silent one for one lease", async () => {
  const { world, first, second } = openHere();
  world.nowMs = 3_600_000;
  await first.lineUp("a", 1);
  world.nowMs = 0;
  const waiting = await second.lineUp("a", 1);
  expect(await waiting.isDue()).toBe(false);
  world.nowMs = placeLeaseMs;
  expect(await waiting.isDue()).toBe(true);
});

test("a process renews its places while it has any, and puts back what was taken for a dead one's", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    const { world, first, second } = openHere();
    const held = await first.lineUp("a", 1);
    const waiting = await second.lineUp("a", 1);
    for (let seconds = 0; seconds <= 60; seconds += 5) {
      world.nowMs = seconds * 1_000;
      vi.advanceTimersByTime(5_000);
      expect(await waiting.isDue()).toBe(false);
    }
    world.nowMs += placeLeaseMs;
    expect(await waiting.isDue()).toBe(true);
    vi.advanceTimersByTime(5_000);
    expect(await waiting.isDue()).toBe(false);
    await held.leave();
    expect(await waiting.isDue()).toBe(true);
    await waiting.leave();
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test("a waiting call that was taken for a dead process's gets its place back when it asks", async () => {
  const { world, open, first, second } = openHere();
  await first.lineUp("a", 1);
  const early = await second.lineUp("a", 1);
  world.nowMs = placeLeaseMs;
  const late = await open(3).places.lineUp("a", 1);
  expect(await late.isDue()).toBe(true);
  expect(await early.isDue()).toBe(true);
  expect(await late.isDue()).toBe(false);
});

test("giving up a place of a closed store throws nothing", async () => {
  const { database, places } = openHere().open(4);
  const ticket = await places.lineUp("a", 1);
  database.close();
  await expect(ticket.leave()).resolves.toBeUndefined();
});
