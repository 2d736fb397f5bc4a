import { expect, test } from "vitest";
import { describeBytes } from "../../cli/describe-bytes.ts";
import { parseAge } from "../../cli/parse-age.ts";
import type { Swept } from "../../store/housekeeping.ts";
import { runWith } from "./run-with.ts";

const swept: Swept = {
  kinds: {
    checkpoints: { count: 12, bytes: 64_000 },
    jobs: { count: 3, bytes: 900 },
    runs: { count: 0, bytes: 0 },
    calls: { count: 40, bytes: 5_120 },
    blobs: { count: 38, bytes: 1_250_000 },
    temporary_files: { count: 1, bytes: 17 },
  },
  freedBytes: 1_320_000,
  database: "in_use",
};
const app = { sweep: async () => swept };

test.each([
  ["30d", 2_592_000_000],
  ["12h", 43_200_000],
  ["45m", 2_700_000],
  ["0m", 0],
])("%s is %d milliseconds", (text, ms) => {
  expect(parseAge(text)).toBe(ms);
});

test.each(["", "30", "d", "-3d", "1.5d", "30 d", "30D", "1w", "999999999d"])("refuses the age %j", (text) => {
  expect(() => parseAge(text)).toThrow("Give an age in whole days, hours or minutes: 30d, 12h or 45m.");
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_000, "1.0 kB"],
  [9_949, "9.9 kB"],
  [9_951, "10 kB"],
  [64_000, "64 kB"],
  [1_250_000, "1.3 MB"],
  [7_000_000_000_000_000, "7000 TB"],
])("%d bytes are %s", (bytes, text) => {
  expect(describeBytes(bytes)).toBe(text);
});

test("gc takes what was not used for 30 days, and leaves runs, unless told otherwise", async () => {
  const { calls } = await runWith("gc", { app });
  expect(calls[0]).toEqual(["sweep", { olderThanMs: 2_592_000_000, runs: "keep", mode: "real" }]);
  const told = await runWith("gc --older-than 12h --runs --dry-run", { app });
  expect(told.calls[0]).toEqual(["sweep", { olderThanMs: 43_200_000, runs: "sweep", mode: "dry" }]);
});

test("gc says what went, by kind, and what the disk got back", async () => {
  const { code, out, error } = await runWith("gc", { app });
  expect(code).toBe(0);
  expect(out).toBe(
    [
      "gone             count  size",
      "checkpoints      12     64 kB",
      "jobs             3      900 B",
      "runs             0      0 B",
      "calls            40     5.1 kB",
      "blobs            38     1.3 MB",
      "temporary files  1      17 B",
      "1.3 MB freed.",
      "",
    ].join("\n"),
  );
  expect(error).toMatch(/^The database is in use/);
});

test("a dry run says that nothing was removed; --json gives all figures", async () => {
  const { out } = await runWith("gc --dry-run", { app });
  expect(out).toMatch(/^would go .*\n(?:.*\n)+Some 1\.3 MB would be freed\. Nothing was removed\.\n$/);
  const { kinds, ...rest } = swept;
  expect(JSON.parse((await runWith("gc --dry-run --json", { app })).out)).toEqual({
    dryRun: true,
    ...kinds,
    ...rest,
  });
});

test("a bad age is wrong usage that says what would be right", async () => {
  const { code, error } = await runWith("gc --older-than week", { app });
  expect(code).toBe(2);
  expect(error).toContain("Give an age in whole days, hours or minutes: 30d, 12h or 45m.");
});
