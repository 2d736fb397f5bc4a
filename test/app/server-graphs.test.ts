import { existsSync, readdirSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { analyze, ask } from "../../app/server-graphs.ts";
import { smallVtt } from "../small-transcript.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { recordSpans } from "../tracing/record-spans.ts";
import { pathsOf } from "../tracing/span-tree.ts";

function writeSource(): string {
  vi.stubEnv("ONRECORD_HOME", temporaryFolder());
  vi.stubEnv("ONRECORD_APERTIUM", "off");
  onTestFinished(() => void vi.unstubAllEnvs());
  const source = join(temporaryFolder(), "ferry.vtt");
  writeFileSync(source, smallVtt);
  return source;
}

test("a graph that a server runs has the span of the graph above those of its agents", async () => {
  const source = writeSource();
  const spans = recordSpans();
  const events = (await analyze()).streamEvents(
    { source, recipe: "brief" },
    { version: "v2", streamMode: ["custom", "debug"], configurable: { thread_id: "thread-1" } },
  );
  for await (const _ of events);
  expect(pathsOf(spans)).toEqual([
    "invoke_workflow analyze",
    "invoke_workflow analyze > invoke_agent quote-verifier quotes:repair:summarize:points",
    "invoke_workflow analyze > invoke_agent quote-verifier quotes:repair:summarize:summary",
    "invoke_workflow analyze > invoke_agent quote-verifier quotes:summarize:points",
    "invoke_workflow analyze > invoke_agent quote-verifier quotes:summarize:summary",
    "invoke_workflow analyze > invoke_agent router route",
    "invoke_workflow analyze > invoke_agent summarizer summarize:points",
    "invoke_workflow analyze > invoke_agent summarizer summarize:summary",
  ]);
  const top = spans.find(({ name }) => name === "invoke_workflow analyze");
  expect(top?.attributes).toMatchObject({
    "gen_ai.operation.name": "invoke_workflow",
    "gen_ai.conversation.id": "thread-1",
  });
  expect(spans.at(-1)).toBe(top);
});

test("a graph that fails on a server marks its span, without a word of the message", async () => {
  writeSource();
  const spans = recordSpans();
  const graph = await ask();
  await expect(graph.invoke({ source: "ferry-missing.vtt", question: "What?" })).rejects.toThrow("no file");
  expect(spans.map(({ name, attributes }) => [name, attributes["error.type"]])).toEqual([
    ["invoke_workflow ask", "not_found"],
  ]);
  expect(JSON.stringify(spans)).not.toContain("ferry");
});

test("who stops reading a server's graph ends its span", async () => {
  const source = writeSource();
  const spans = recordSpans();
  const stream = await (await analyze()).stream({ source, recipe: "brief" }, { streamMode: ["custom"] });
  for await (const _ of stream) break;
  await vi.waitFor(() => expect(spans.map(({ name }) => name)).toContain("invoke_workflow analyze"));
});

const openFiles = "/proc/self/fd";
const canCount = existsSync(openFiles);
test.runIf(!canCount)("left out: no /proc here to count open files in", () => expect(canCount).toBe(false));

function countOpen(path: string): number {
  const targets = readdirSync(openFiles).map((name) => {
    try {
      return readlinkSync(join(openFiles, name));
    } catch {
      return "";
    }
  });
  return targets.filter((target) => target === path).length;
}

test.runIf(canCount)("a server has a store open once, whatever the number of its runs", async () => {
  writeSource();
  const database = join(process.env["ONRECORD_HOME"] ?? "", "onrecord.db");
  await ask();
  expect(countOpen(database)).toBe(1);
  for (const graph of [ask, analyze, ask]) await graph();
  expect(countOpen(database)).toBe(1);
});
