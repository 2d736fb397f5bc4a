import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { userDataFolder } from "../../app/user-data-folder.ts";
import { findPackage } from "../../cli/find-package.ts";
import { readAll } from "../../cli/read-all.ts";

test("reads every byte of a stream, also one that gives text", async () => {
  const bytes = await readAll(Readable.from([new Uint8Array([1, 2]), "é"]), 10);
  expect([...bytes]).toEqual([1, 2, 0xc3, 0xa9]);
});

test("a stream is given up as soon as it is too large", async () => {
  let taken = 0;
  async function* large() {
    while (taken < 10) {
      taken += 1;
      yield new Uint8Array(400_000);
    }
  }
  await expect(readAll(large(), 1_000_000)).rejects.toMatchObject({
    code: "too_large",
    message: "Standard input has more than 1 MB, the most a transcript may have. Split it.",
  });
  expect(taken).toBe(3);
});

test.each([
  ["linux", {}, "/people/ada/.local/share"],
  ["linux", { XDG_DATA_HOME: "/data" }, "/data"],
  ["linux", { XDG_DATA_HOME: "data" }, "/people/ada/.local/share"],
  ["darwin", { XDG_DATA_HOME: "/data" }, "/people/ada/Library/Application Support"],
  ["win32", { LOCALAPPDATA: "C:\\local" }, "C:\\local"],
])("a user's data on %s with %j stands in %s", (platform, variables, folder) => {
  expect(userDataFolder(platform, "/people/ada", variables)).toBe(folder);
});

test("the package is found from a file in it", () => {
  const { folder, version } = findPackage(import.meta.url);
  expect(fileURLToPath(import.meta.url)).toBe(join(folder, "test", "cli", "process-edges.test.ts"));
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});
