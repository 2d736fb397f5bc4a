import { expect, test } from "vitest";
import { createInFlight } from "../../../mcp-servers/http/in-flight.ts";
import { createRateLimit } from "../../../mcp-servers/http/rate-limit.ts";

test("lets a burst through, then as many as the minute allows, and never saves up more than a burst", () => {
  let now = 0;
  const limit = createRateLimit({ burst: 2, perMinute: 6 }, () => now);
  expect([limit.take(), limit.take(), limit.take()]).toEqual([0, 0, 10]);
  now = 4_000;
  expect(limit.take()).toBe(6);
  now = 10_000;
  expect([limit.take(), limit.take()]).toEqual([0, 10]);
  now = 600_000;
  expect([limit.take(), limit.take(), limit.take()]).toEqual([0, 0, 10]);
});

test("gives as many places as there are, and one back only once", () => {
  const places = createInFlight(2);
  const first = places.take(1);
  expect(places.take(2)).toBeUndefined();
  expect(places.take(1)).toBeDefined();
  expect(places.take(0)).toBeDefined();
  first?.();
  first?.();
  expect(places.take(2)).toBeUndefined();
  expect(places.take(1)).toBeDefined();
});
