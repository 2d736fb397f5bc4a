import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { analyzeRequest, openTestApp } from "../app/open-test-app.ts";
import { smallVtt } from "../small-transcript.ts";

const statement = { text: "The second boat costs 18,500 euros a month.", segments: ["s0004"] };
const sections = ["summary", "key_points", "quotes"].map((kind) => ({ kind, statements: [statement] }));

async function withFerry() {
  const opened = await openTestApp();
  writeFileSync(join(opened.folder, "ferry.vtt"), smallVtt);
  return opened;
}

/** A scripted model of its own name and log, so that its calls can be counted. */
function writeModel(folder: string, name: string, answers: readonly object[]): string {
  writeFileSync(
    join(folder, `${name}.json`),
    JSON.stringify({ answers, log: join(folder, `${name}.calls`) }),
  );
  writeFileSync(join(folder, `${name}.calls`), "");
  return `scripted/${name}.json`;
}

function countCalls(folder: string, name: string): number {
  return readFileSync(join(folder, `${name}.calls`), "utf8").match(/^asked/gm)?.length ?? 0;
}

test("swapping the model of one agent asks that agent's model alone", async () => {
  const { app, folder } = await withFerry();
  const writer = writeModel(folder, "writer", [{ purpose: "summarize:", value: { sections } }]);
  const first = writeModel(folder, "first", [{ purpose: "", error: "It does not answer." }]);
  const second = writeModel(folder, "second", [{ purpose: "", error: "It does not answer either." }]);
  const analyze = (checker: string) =>
    app.analyze(
      analyzeRequest("ferry.vtt", {
        recipe: "brief",
        models: { summarizer: [writer], "fact-checker": ["builtin", checker] },
      }),
    );
  await analyze(first);
  const calls = countCalls(folder, "writer");
  expect(calls).toBe(2);
  await analyze(second);
  expect(countCalls(folder, "writer")).toBe(calls);
});

test("the run record names the model, calls and tokens of each agent, and what each tier decided", async () => {
  const { app, folder } = await withFerry();
  const writer = writeModel(folder, "writer", [{ purpose: "summarize:", value: { sections } }]);
  const checker = writeModel(folder, "checker", [{ purpose: "", error: "It does not answer." }]);
  const models = { summarizer: [writer], "fact-checker": ["builtin", checker] };
  const { run, result } = await app.analyze(analyzeRequest("ferry.vtt", { recipe: "brief", models }));
  const summarizer = run.agents.find(({ task }) => task === "summarize:summary");
  expect(summarizer).toMatchObject({ model: "scripted/writer.json", usage: { calls: 1 } });
  expect(summarizer?.usage.inputTokens).toBeGreaterThan(100);
  // The same statement stands in several sections: where the built-in engine is sure of it, the others are cached.
  const factChecker = run.agents.find(({ agent, status }) => agent === "fact-checker" && status === "done");
  expect(factChecker?.model).toBe("builtin, scripted/checker.json");
  expect(factChecker?.tiers?.[0]).toMatchObject({ tier: "builtin", asked: 1 });
  expect(result.produced.find(({ agent }) => agent === "summarizer")?.model).toBe("scripted/writer.json");
});

test("a model that is asked about a quote never said cannot make it said", async () => {
  const { app, folder } = await withFerry();
  writeFileSync(
    join(folder, "q.jsonl"),
    '{"id": "x", "quote": "We sold the lighthouse to a circus from Ghent."}',
  );
  const liar = writeModel(folder, "liar", [
    {
      purpose: "",
      value: { passages: [{ id: "q1", segments: ["s0004"], reason: "He said exactly this." }] },
    },
  ]);
  const [row] = await app.verifyRows({
    source: "ferry.vtt",
    quotes: "q.jsonl",
    models: { "quote-verifier": [liar] },
    localOnly: false,
  });
  expect(row?.["verdict"]).toBe("not_said");
});

test("a question goes to the model of the answerer and what it says is checked", async () => {
  const { app, folder } = await withFerry();
  const answers = [
    {
      purpose: "",
      value: {
        answered: true,
        sentences: [{ text: "The second boat costs 99,000 euros a month.", segments: ["s0004"] }],
      },
    },
  ];
  const model = writeModel(folder, "answerer", answers);
  const { result } = await app.ask({
    source: "ferry.vtt",
    question: "What does the second boat cost a month?",
    models: { answerer: [model] },
    localOnly: false,
  });
  expect(countCalls(folder, "answerer")).toBeGreaterThan(0);
  expect(result.text).not.toContain("99,000");
});

test("what a killed run spent counts when it goes on: no more calls than the cap", async () => {
  const { app, folder, events } = await withFerry();
  const abort = new AbortController();
  const writer = writeModel(folder, "writer", [{ purpose: "summarize:", value: { sections }, delayMs: 200 }]);
  const stopped = await openTestApp({ folder, signal: abort.signal });
  const request = analyzeRequest("ferry.vtt", {
    recipe: "wisdom",
    models: { summarizer: [writer] },
    budget: { calls: 2 },
  });
  const running = stopped.app.analyze(request);
  setTimeout(() => abort.abort(), 120);
  await expect(running).rejects.toMatchObject({ code: "cancelled" });
  const { run } = await app.resume(stopped.events[0]?.runId ?? events[0]?.runId ?? "");
  expect(run.status).toBe("partial");
  expect(countCalls(folder, "writer")).toBeLessThanOrEqual(3);
});

test("runs of one batch share its caps", async () => {
  const { app, folder } = await withFerry();
  writeFileSync(join(folder, "again.vtt"), smallVtt.replace("Good morning", "Good evening"));
  const writer = writeModel(folder, "writer", [{ purpose: "summarize:", value: { sections } }]);
  const more = { recipe: "brief", models: { summarizer: [writer] }, budget: { calls: 3 }, batch: "b" };
  const first = await app.analyze(analyzeRequest("ferry.vtt", more));
  const second = await app.analyze(analyzeRequest("again.vtt", more));
  expect([first.run.status, second.run.status]).toEqual(["done", "partial"]);
  expect(countCalls(folder, "writer")).toBe(3);
});
