import { expect, test } from "vitest";
import { OnrecordError } from "../../errors.ts";
import { runWith } from "./run-with.ts";

const failing = (error: unknown) => ({ app: { list: () => Promise.reject(error) } });

test("an error of the app is one line on standard error, without a stack", async () => {
  const error = new OnrecordError('"a.vtt" is a folder. Name a file.', { code: "bad_input" });
  const ran = await runWith("list", failing(error));
  expect(ran).toMatchObject({ code: 1, out: "", error: 'onrecord: "a.vtt" is a folder. Name a file.\n' });
});

test.each([
  ["bad_usage", 2],
  ["unknown_model", 2],
  ["not_found", 1],
  ["model_failed", 1],
] as const)("%s ends with %d", async (code, expected) => {
  expect((await runWith("list", failing(new OnrecordError("It failed.", { code })))).code).toBe(expected);
});

test("an error nobody foresaw says so, and shows where only when asked to", async () => {
  const error = new TypeError("x is undefined");
  const plain = await runWith("list", failing(error));
  expect(plain.code).toBe(1);
  expect(plain.error).toBe(
    "onrecord: This should not happen: x is undefined. Set ONRECORD_DEBUG=1 to see where, and report it.\n",
  );
  const debugged = await runWith("list", { ...failing(error), variables: { ONRECORD_DEBUG: "1" } });
  expect(debugged.error).toContain("errors.test.ts");
});

test("an error message cannot steer the terminal", async () => {
  const error = new OnrecordError("No \u001b[2J\u001b]0;x\u0007file.", { code: "not_found" });
  expect((await runWith("list", failing(error))).error).toBe("onrecord: No file.\n");
});

test("the app is closed after success and after failure", async () => {
  const good = await runWith("list", { app: { list: async () => [] } });
  expect(good.calls.map(([name]) => name)).toEqual(["list", "close"]);
  const bad = await runWith("list", failing(new Error("x")));
  expect(bad.calls.map(([name]) => name)).toEqual(["list", "close"]);
});
