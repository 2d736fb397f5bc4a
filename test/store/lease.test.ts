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

test("gives a run to one living process only", () => {
  const { first, second } = twoOwners({ nowMs: 0, alive: true });
  expect([first.take("r"), second.take("r"), first.take("r")]).toEqual([true, false, true]);
});

test("gives the run on when it is released", () => {
  const { first, second } = twoOwners({ nowMs: 0, alive: true });
  first.take("r");
  first.release("r");
  expect(second.take("r")).toBe(true);
});

test("takes the run of a dead process of this machine at once", () => {
  const world = { nowMs: 0, alive: true };
  const { first, second } = twoOwners(world);
  first.take("r");
  world.alive = false;
  expect(second.take("r")).toBe(true);
});

test("waits for the lease of another machine to run out, which a beat puts off", () => {
  const world = { nowMs: 0, alive: false };
  const { first, elsewhere } = twoOwners(world);
  first.take("r");
  world.nowMs = 5_000;
  first.beat("r");
  world.nowMs = 10_000;
  expect(elsewhere.take("r")).toBe(false);
  world.nowMs = 13_001;
  expect(elsewhere.take("r")).toBe(true);
});

test("is not held for an hour by a clock that was set back", () => {
  const world = { nowMs: 3_600_000, alive: true };
  const { first, elsewhere } = twoOwners(world);
  first.take("r");
  world.nowMs = 0;
  expect(elsewhere.take("r")).toBe(true);
});

test("tells whether a living process holds a run", () => {
  const world = { nowMs: 0, alive: true };
  const { first, second } = twoOwners(world);
  expect(first.isHeld("r")).toBe(false);
  first.take("r");
  expect([first.isHeld("r"), second.isHeld("r")]).toEqual([true, true]);
  world.alive = false;
  expect(second.isHeld("r")).toBe(false);
});
