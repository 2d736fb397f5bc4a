import { expect, test } from "vitest";
import type { OpenTwo } from "./tested-store.ts";

/** The part of the suite of stores that is about places in line before a model server. */
export function testPlaces(openTwo: OpenTwo): void {
  test("lets as many calls in as a server is given, over all processes, in the order of lining up", async () => {
    const { one, two } = await openTwo();
    const line = [
      await one.serverPlaces.lineUp("a", 2),
      await two.serverPlaces.lineUp("a", 2),
      await one.serverPlaces.lineUp("a", 2),
      await two.serverPlaces.lineUp("a", 2),
    ];
    const due = () => Promise.all(line.map((ticket) => ticket.isDue()));
    expect(await due()).toEqual([true, true, false, false]);
    expect(await (await one.serverPlaces.lineUp("b", 1)).isDue()).toBe(true);
    await line[1]?.leave();
    expect((await due()).slice(2)).toEqual([true, false]);
  });

  test("a silent process's place is free after its lease, and put back when it asks", async () => {
    const { tested, one, two } = await openTwo();
    const early = await one.serverPlaces.lineUp("a", 1);
    const late = await two.serverPlaces.lineUp("a", 1);
    await tested.pass(20_000);
    expect(await late.isDue()).toBe(false);
    await tested.pass(10_000);
    expect(await late.isDue()).toBe(true);
    expect(await early.isDue()).toBe(true);
    expect(await late.isDue()).toBe(false);
    await early.leave();
    expect(await late.isDue()).toBe(true);
  });

  test("giving up a place of a closed store throws nothing", async () => {
    const { one } = await openTwo();
    const ticket = await one.serverPlaces.lineUp("a", 1);
    await one.close();
    await expect(ticket.leave()).resolves.toBeUndefined();
    await one.close();
  });
}
