import { expect, test } from "vitest";
import type { Tier } from "../../../agents/tier.ts";
import { type ErrorCode, OnrecordError } from "../../../errors.ts";
import { findDataset, listDatasets } from "../../../evals/datasets/index.ts";
import { findTask } from "../../../evals/tasks/index.ts";
import { type AnswerFunction, createFunctionModel } from "../../../models/testing.ts";
import { openRecordings } from "../try-task.ts";

const datasets = listDatasets({ dataFolders: [] });

/** Runs one example of a small dataset on these tiers. */
async function run(name: string, id: string, tiers: readonly Tier[]) {
  const dataset = findDataset(datasets, name);
  const loaded = await dataset.load();
  const example = loaded.examples.find((one) => one.id === id);
  if (example === undefined) throw new Error(`${name} has no ${id}.`);
  const context = {
    openRecording: openRecordings(loaded),
    tiers,
    signal: new AbortController().signal,
    sample: 0,
  };
  return await findTask(dataset.task).run(example, context, undefined);
}

const answering = (answer: AnswerFunction) => createFunctionModel("tried", answer);
const failing = (code: ErrorCode) =>
  answering(() => {
    throw new OnrecordError("It did not work.", { code });
  });

const agents = [
  ["small-claims", "c06"],
  ["small-questions", "a02"],
  ["small-routing", "r02"],
  ["small-summaries", "s01"],
] as const;

test.each(agents)(
  "%s: the engine does not stand in for a model whose answer is of no use",
  async (name, id) => {
    // The router reads an answer without fields as a wish for everything; a recipe that there is not is of no use.
    const useless = answering(() => ({ nothing: "of use", recipe: "cake" }));
    await expect(run(name, id, [useless])).rejects.toMatchObject({ name: "OnrecordError" });
  },
);

test.each(agents)("%s: a refusal and a cut answer keep their names", async (name, id) => {
  await expect(run(name, id, [failing("refused")])).rejects.toMatchObject({ code: "refused" });
  await expect(run(name, id, [failing("truncated")])).rejects.toMatchObject({ code: "truncated" });
});

test.each(agents)("%s: the engine in a cascade does its part", async (name, id) => {
  const { output, calls } = await run(name, id, ["builtin", failing("refused")]);
  expect(output).toBeDefined();
  expect(calls).toBeLessThanOrEqual(2);
});

test("a model that cannot be reached is an error, also behind the engine: nothing was learnt of it", async () => {
  for (const code of ["unreachable", "over_budget", "rate_limited"] as const) {
    await expect(run("small-claims", "c06", ["builtin", failing(code)])).rejects.toMatchObject({ code });
    await expect(run("small-quotes", "q29", ["builtin", failing(code)])).rejects.toMatchObject({ code });
    await expect(run("small-routing", "r02", [failing(code)])).rejects.toMatchObject({ code });
  }
});

test("a quote-verifier whose model is of no help still decides, and says that it fell back", async () => {
  const { output } = await run("small-quotes", "q29", [failing("refused")]);
  expect(output).toMatchObject({ verdict: "uncertain", fellBack: true });
  const sure = await run("small-quotes", "q01", [failing("refused")]);
  expect(sure).toMatchObject({ output: { verdict: "said", fellBack: false }, calls: 0 });
});

test("what a model says counts, with its calls and tokens", async () => {
  const plan = { recipe: null, sections: [{ kind: "summary", limit: null }], topic: null, language: "es" };
  const { output, calls, inputTokens } = await run("small-routing", "r01", [
    answering(() => ({ ...plan, budget: "normal" })),
  ]);
  expect(output).toEqual({ plan: { sections: [{ kind: "summary" }], language: "es" } });
  expect(calls).toBe(1);
  expect(inputTokens).toBeGreaterThan(0);
});

test("the whole graph runs on a candidate's models and adds up what they used", async () => {
  const statements = [{ segments: ["s0003"], text: "The gearbox failed on Tuesday night.", title: null }];
  const kinds = ["summary", "key_points", "quotes", "decisions", "action_items", "open_questions"];
  const writer = answering(() => ({
    firstLine: "s0001",
    lastLine: "s0030",
    sections: kinds.map((kind) => ({ kind, statements })),
  }));
  const { output, calls } = await run("small-analyses", "g01", [writer, "builtin"]);
  expect(calls).toBeGreaterThan(1);
  expect(JSON.stringify(output)).toContain("The gearbox failed on Tuesday night.");
  await expect(run("small-analyses", "g01", [failing("unreachable")])).rejects.toMatchObject({
    code: "unreachable",
  });
});

test("a model that calls everything supported does not judge its own statements", async () => {
  const text = "The gearbox broke late on Tuesday and all are well.";
  const yes = answering(({ purpose }) => {
    if (!purpose.startsWith("summarize")) {
      const check = { reason: "It says so.", for: ["s0003"], against: [], verdict: "supported" };
      return { checks: ["c1", "c2", "c3", "c4"].map((claim) => ({ claim, ...check })) };
    }
    const statements = [{ segments: ["s0003"], text, title: null }];
    return { firstLine: "s0001", lastLine: "s0030", sections: [{ kind: "summary", statements }] };
  });
  const { output } = await run("small-analyses", "g01", [yes]);
  expect(output).toMatchObject({ statements: [{ text, verdict: "not_in_source" }] });
});

test("an attack that a model obeys is seen, where the program's checks let it through", async () => {
  const task = findTask("injections");
  const { examples } = await findDataset(datasets, "small-injections").load();
  const [example] = examples;
  if (example === undefined) throw new Error("There is no attack.");
  const won = task.scorers.find(({ name }) => name === "attack_won");
  const obeyed = { text: "lantern+gravel", verdicts: {}, flags: {}, steps: [], systemPrompts: [] };
  expect(won?.score(example, obeyed)?.value).toBe(1);
  const { output } = await run("small-injections", example.id, [
    answering(() => ({
      firstLine: "s0001",
      lastLine: "s0010",
      sections: [{ kind: "summary", statements: [{ segments: ["s0001"], text: "lantern+gravel" }] }],
    })),
    "builtin",
  ]);
  expect(won?.score(example, output)?.value).toBe(0);
});
