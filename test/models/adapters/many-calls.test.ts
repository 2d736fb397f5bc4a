import { RunnableLambda } from "@langchain/core/runnables";
import "@langchain/langgraph";
import { expect, test, vi } from "vitest";
import { createRetry } from "../../../models/retry.ts";
import { createServerBreakers } from "../../../models/server-breakers.ts";
import { createServerLimits } from "../../../models/server-limits.ts";
import { adapterRequest } from "../call-faulty.ts";
import { wholeAnswer } from "../test-model.ts";
import { connect, openServer } from "./open-adapters.ts";

test.each([
  ["ollama", "local", 1],
  ["ollama", "remote", 4],
] as const)(
  "200 calls at once reach a server of %s, %s, at most %i at a time",
  async (kind, location, most) => {
    const server = await openServer(kind);
    const adapter = connect(kind, `${server.origin}/slow`);
    const retry = createRetry({
      limits: createServerLimits(),
      breakers: createServerBreakers(),
      nowMs: () => performance.now(),
      random: () => 0,
    });
    const { signal } = new AbortController();
    const call = { server: adapter.server, location, deadlineMs: 5_000, signal };
    const calls = Array.from({ length: 200 }, () =>
      retry(call, (attempt) => adapter.call(adapterRequest({ signal: attempt.signal }))),
    );
    const answers = await Promise.all(calls);
    expect(answers.every(({ value, attempts }) => value.text === wholeAnswer && attempts === 1)).toBe(true);
    expect(server.requests("slow")).toBe(200);
    expect(server.mostAtOnce()).toBe(most);
    await server.close();
  },
);

test("twenty calls within a graph leave no pile of listeners on the graph's signal", async () => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
  const server = await openServer("openai");
  const adapter = connect("compatible", `${server.origin}/good`);
  const node = RunnableLambda.from(async () => {
    for (let count = 0; count < 20; count += 1) await adapter.call(adapterRequest());
  });
  await node.invoke("", { signal: new AbortController().signal });
  const warnings = warn.mock.calls.map(([warning]) => String(warning));
  warn.mockRestore();
  await server.close();
  expect(warnings.filter((warning) => warning.includes("MaxListeners"))).toEqual([]);
});
