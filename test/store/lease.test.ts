import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../store/database.ts";
import { createLeases } from "../../store/lease.ts";
import { temporaryFolder } from "../temporary-folder.ts";

function twoOwners(world: { nowMs: number; alive: boolean }) {
  const folder = join(temporaryFolder(), "store");
  const open = (pid: number, host: string) =>
    createLeases(
      openDatabase(folder),
      { host, pid, nonce: "n" },
      { nowMs: () => world.nowMs, isAlive: () => world.alive },
    );
  return { first: open(1, "here"), second: open(2, "here"), elsewhere: open(3, "there") };
}

test("gives a run to one living process only", async () => {
  const { first, second } = twoOwners({ nowMs: 0, alive: true });
  expect([await first.take("r"), await second.take("r"), await first.take("r")]).toEqual([true, false, true]);
});

test("gives the run on when it is released", async () => {
  const { first, second } = twoOwners({ nowMs: 0, alive: true });
  await first.take("r");
  await first.release("r");
  expect(await second.take("r")).toBe(true);
});

test("takes the run of a dead process of this machine at once", async () => {
  const world = { nowMs: 0, alive: true };
  const { first, second } = twoOwners(world);
  await first.take("r");
  world.alive = false;
  expect(await second.take("r")).toBe(true);
});

test("waits for the lease of another machine to run out, which a beat puts off", async () => {
  const world = { nowMs: 0, alive: false };
  const { first, elsewhere } = twoOwners(world);
  await first.take("r");
  world.nowMs = 5_000;
  await first.beat("r");
  world.nowMs = 10_000;
  expect(await elsewhere.take("r")).toBe(false);
  world.nowMs = 13_001;
  expect(await elsewhere.take("r")).toBe(true);
});

test("is not held for an hour by a clock that was set back", async () => {
  const world = { nowMs: 3_600_000, alive: true };
  const { first, elsewhere } = twoOwners(world);
  await first.take("r");
  world.nowMs = 0;
  expect(await elsewhere.take("r")).toBe(false);
  world.nowMs = 8_000;
  expect(await elsewhere.take("r")).toBe(true);
});

test("is kept by a living process whose clock was set back", async () => {
  const world = { nowMs: 3_600_000, alive: true };
  const { first, elsewhere } = twoOwners(world);
  await first.take("r");
  world.nowMs = 0;
  const taken = [await elsewhere.take("r")];
  world.nowMs = 2_000;
  await first.beat("r");
  world.nowMs = 8_500;
  taken.push(await elsewhere.take("r"));
  expect(taken).toEqual([false, false]);
});

test("tells whether a living process holds a run", async () => {
  const world = { nowMs: 0, alive: true };
  const { first, second } = twoOwners(world);
  expect(await first.isHeld("r")).toBe(false);
  await first.take("r");
  expect([await first.isHeld("r"), await second.isHeld("r")]).toEqual([true, true]);
  world.alive = false;
  expect(await second.isHeld("r")).toBe(false);
});
