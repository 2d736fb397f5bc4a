import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { openTestApp } from "../app/open-test-app.ts";
import { smallVtt } from "../small-transcript.ts";

test("fifteen runs in one process leave no pile of listeners behind", async () => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
  const { app, folder } = await openTestApp();
  writeFileSync(join(folder, "ferry.vtt"), smallVtt);
  for (let count = 0; count < 15; count += 1) {
    await app.ask({
      source: "ferry.vtt",
      question: `What costs ${count} euros?`,
      models: {},
      localOnly: false,
    });
  }
  const warnings = warn.mock.calls.map(([warning]) => String(warning));
  warn.mockRestore();
  expect(warnings.filter((warning) => warning.includes("MaxListeners"))).toEqual([]);
});
