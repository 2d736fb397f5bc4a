import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createBlobStore } from "../../store/blob-store.ts";
import { temporaryFolder } from "../temporary-folder.ts";

// sha256sum of the two bytes "hi"
const hi = "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4";

function newBlobs(folder = temporaryFolder()) {
  return createBlobStore(folder, { name: "me", aside: join(folder, "tmp") });
}

test("names a blob by the SHA-256 of its bytes and gives it back", async () => {
  const blobs = newBlobs();
  expect(await blobs.put("hi")).toBe(hi);
  expect(await blobs.readText(hi)).toBe("hi");
});

test("leaves no file aside after writing", async () => {
  const folder = temporaryFolder();
  await newBlobs(folder).put("hi");
  expect(readdirSync(join(folder, "8f"))).toEqual([hi]);
});

test("treats a damaged blob as absent and heals it when it is stored again", async () => {
  const folder = temporaryFolder();
  const blobs = newBlobs(folder);
  await blobs.put("hi");
  writeFileSync(join(folder, "8f", hi), "h");
  expect(await blobs.read(hi)).toBeUndefined();
  await expect(blobs.readText(hi)).rejects.toThrow("no whole blob");
  await blobs.put("hi");
  expect(await blobs.readText(hi)).toBe("hi");
});

test("does not leave its folder for a name that is no hash", async () => {
  expect(await newBlobs().read("../../etc/passwd")).toBeUndefined();
});

test("says what to do when the folder cannot be written", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "8f"), "a file where a folder must be");
  await expect(newBlobs(folder).put("hi")).rejects.toThrow(/could not write .* --store DIR\.$/);
});
