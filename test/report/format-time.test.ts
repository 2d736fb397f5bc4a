import { expect, test } from "vitest";
import { formatTime } from "../../report/format-time.ts";
import { formatClock } from "../../transcript/format-clock.ts";

test.each([
  [0, "[00:00]"],
  [59.999, "[00:59]"],
  [754.2, "[12:34]"],
  [3599.9, "[59:59]"],
  [3600, "[1:00:00]"],
  [36_723, "[10:12:03]"],
])("writes %d seconds as %s", (time, written) => {
  expect(formatTime(time)).toBe(written);
});

test("leaves the brackets off a clock", () => {
  expect(formatClock(754)).toBe("12:34");
});
