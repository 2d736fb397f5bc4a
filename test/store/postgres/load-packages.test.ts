import { expect, test } from "vitest";
import { loadOptional } from "../../../store/postgres/load-packages.ts";

test("says how to install the packages where one is missing, and hides no other failure", async () => {
  const missing = Object.assign(new Error("Cannot find package 'pg'"), { code: "ERR_MODULE_NOT_FOUND" });
  await expect(loadOptional(() => Promise.reject(missing))).rejects.toMatchObject({
    code: "missing_program",
    message: expect.stringMatching(
      /Run "npm install pg@8 pg-boss@10 .*", or name a folder with --store DIR\.$/,
    ),
  });
  const broken = new Error("broken");
  await expect(loadOptional(() => Promise.reject(broken))).rejects.toBe(broken);
});
