import { expect, test } from "vitest";
import type { ProgressEvent } from "../../app/app.ts";
import { OnrecordError } from "../../errors.ts";
import { runWith } from "./run-with.ts";

const events: readonly ProgressEvent[] = [
  { runId: "r", step: "read", state: "started", done: 0, total: 3 },
  { runId: "r", step: "read", state: "done", done: 1, total: 3 },
  { runId: "r", step: "summarize:ideas", state: "started", done: 1, total: 3 },
  { runId: "r", step: "summarize:ideas", state: "failed", done: 2, total: 3, note: "too\u001b[2J slow" },
];
const app = { list: async () => [] };
const remark = 'The store holds no transcript yet. Add one with "onrecord analyze FILE".\n';

test("away from a terminal a line is printed for each finished step, on standard error", async () => {
  const { out, error } = await runWith("list", { app, events });
  expect(out).toBe("");
  expect(error).toBe(`read… done\nsummarize:ideas… failed (too slow)\n${remark}`);
});

test("on a terminal one line shows what is running and is taken away; failures stay", async () => {
  const { error } = await runWith("list", { app, events, isTty: true, variables: { NO_COLOR: "1" } });
  const away = "\r\u001b[2K";
  expect(error).toBe(
    `[0/3] read …${away}[1/3] summarize:ideas …${away}summarize:ideas… failed (too slow)\n${remark}`,
  );
});

test("a live line is cut to the width of the terminal", async () => {
  const step = "a step with a very long name ".repeat(9);
  const long: ProgressEvent = { runId: "r", step, state: "started", done: 0 };
  const { error } = await runWith("list", { app, events: [long], isTty: true, variables: { NO_COLOR: "1" } });
  const [line] = error.split("\r");
  expect(line).toMatch(/^\[0\] a step with .*…$/);
  expect(line).toHaveLength(79);
});

test.each([
  [{ TERM: "dumb" }, "list"],
  [{}, "list --no-color"],
])("a terminal without control sequences gets plain lines: %j, %s", async (variables, line) => {
  const { error } = await runWith(line, { app, events, isTty: true, variables });
  expect(error).not.toContain("\u001b");
  expect(error).toContain("read… done\n");
});

test("--quiet prints neither progress nor remarks", async () => {
  expect((await runWith("list --quiet", { app, events })).error).toBe("");
});

test("--quiet does not hide what went wrong", async () => {
  const empty = { show: async () => ({ status: "empty", format: "vtt", warnings: [] }) as const };
  expect((await runWith("show a.vtt --quiet", { app: empty })).error).toBe(
    'onrecord: "a.vtt" holds no words.\n',
  );
});

test("colours are used on a terminal only, and NO_COLOR forbids them", async () => {
  const doctor = { doctor: async () => [{ what: "store", state: "ok", detail: "fine" }] as const };
  const colored = await runWith("doctor", { app: doctor, isTty: true });
  expect(colored.out).toBe("\u001b[32mok       \u001b[39m store: fine\n");
  for (const settings of [{}, { isTty: true, variables: { NO_COLOR: "1" } }]) {
    expect((await runWith("doctor", { app: doctor, ...settings })).out).toBe("ok        store: fine\n");
  }
});

test("a result is never printed into the live line, and a part that failed is not shown as running", async () => {
  const started: ProgressEvent = { runId: "r", step: "read", state: "started", done: 0 };
  const { error } = await runWith("analyze a.vtt b.vtt", {
    app: { analyze: () => Promise.reject(new OnrecordError("Too slow.", { code: "timeout" })) },
    events: [started],
    isTty: true,
    variables: { NO_COLOR: "1" },
  });
  expect(error).toBe("[0] read …\r\u001b[2Konrecord: Too slow.\nonrecord: Too slow.\n");
});
