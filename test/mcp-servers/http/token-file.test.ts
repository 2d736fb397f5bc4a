import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openHttpToken } from "../../../mcp-servers/http/token-file.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const made = "0123456789abcdef0123456789abcdef";

test("makes a token on the first start that only its owner can read, and keeps it", () => {
  const folder = join(temporaryFolder(), "store");
  const first = openHttpToken(folder, () => made);
  expect(first).toEqual({ token: made, path: join(folder, "http-token") });
  expect(statSync(first.path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["http-token"]);
  expect(openHttpToken(folder, () => "another-one-0123456789-0123456789").token).toBe(made);
});

test("takes everyone else's permissions away from a file that was copied here", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "http-token"), `${made}\n`);
  chmodSync(join(folder, "http-token"), 0o644);
  expect(openHttpToken(folder, () => "x").token).toBe(made);
  expect(statSync(join(folder, "http-token")).mode & 0o777).toBe(0o600);
});

test.each(["", "short", "has a space in it, though it is long enough", "ñ".repeat(40)])(
  "a file that holds %j is no token",
  (text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "http-token"), text);
    expect(() => openHttpToken(folder, () => made)).toThrow("holds no token. Delete it;");
    expect(readFileSync(join(folder, "http-token"), "utf8")).toBe(text);
  },
);

test("a folder that cannot be written ends in one clear error and leaves nothing", () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  expect(() => openHttpToken(join(file, "store"), () => made)).toThrow(
    /The token cannot be written|cannot be read/,
  );
  expect(existsSync(join(file, "store"))).toBe(false);
});
