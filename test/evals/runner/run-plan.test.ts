import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ModelAccess } from "../../../app/model-access.ts";
import { OnrecordError } from "../../../errors.ts";
import { planEval } from "../../../evals/runner/plan.ts";
import type { EvalRecord } from "../../../evals/runner/record.ts";
import { openRecordFile, recordsPath } from "../../../evals/runner/record-file.ts";
import { type EvalProgress, runPlan, type Untried } from "../../../evals/runner/run-plan.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { shouter, tinyAccess, tinyDataset, tinyExamples, tinyRequest, tinyTask } from "../tiny-eval.ts";

const examples = tinyExamples(4);

interface Ran {
  readonly records: readonly EvalRecord[];
  readonly untried: readonly Untried[];
  readonly progress: readonly EvalProgress[];
}

async function run(
  folder: string,
  models: ModelAccess,
  options: {
    readonly candidates?: readonly string[];
    readonly samples?: number;
    readonly program?: string;
    readonly rows?: typeof examples;
  } = {},
): Promise<Ran> {
  const { candidates = [], samples = 1, program = "p1" } = options;
  const stock = {
    tasks: [tinyTask()],
    datasets: [tinyDataset(options.rows ?? examples)],
  };
  const plan = await planEval(tinyRequest({ candidates, samples }), stock);
  const file = openRecordFile(folder, "test");
  const progress: EvalProgress[] = [];
  try {
    const untried = await runPlan(plan, {
      models,
      file,
      program: () => program,
      onProgress: (one) => progress.push(one),
    });
    return { untried, progress, records: readAll(folder) };
  } finally {
    await file.close();
  }
}

function readAll(folder: string): readonly EvalRecord[] {
  const lines = readFileSync(recordsPath(folder), "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
}

const good = (text: string): unknown => ({ text: text.toUpperCase() });
const fails = (
  code: "refused" | "truncated" | "bad_answer" | "timeout" | "unreachable" | "auth" | "over_budget",
): never => {
  throw new OnrecordError(`It failed: ${code}.`, { code });
};

test("every candidate tries every example once, and a second run repeats nothing", async () => {
  const folder = temporaryFolder();
  const model = shouter("a", good);
  const candidates = ["scripted/a"];
  const { records, untried, progress } = await run(folder, tinyAccess({ "scripted/a": model }), {
    candidates,
  });
  expect(untried).toEqual([]);
  expect(records).toHaveLength(36);
  expect(new Set(records.map(({ key }) => key)).size).toBe(36);
  expect(model.asked).toHaveLength(12);
  expect(records.find(({ candidate }) => candidate === "scripted/a")).toMatchObject({
    task: "shout",
    dataset: "tiny",
    example: "e0",
    sample: 0,
    status: "ok",
    output: { text: "LINE 0" },
    calls: 1,
    costUsd: 0,
  });
  expect(progress.at(-1)).toEqual({ total: 36, recorded: 0, ended: 36, lanes: ["server scripted/a"] });
  const again = await run(folder, tinyAccess({ "scripted/a": model }), { candidates });
  expect(again.records).toEqual(records);
  expect(again.progress.at(-1)).toMatchObject({ recorded: 36, ended: 0 });
  expect(model.asked).toHaveLength(12);
});

test("samples are tried apart, by models only", async () => {
  const model = shouter("a", good);
  const { records } = await run(temporaryFolder(), tinyAccess({ "scripted/a": model }), {
    candidates: ["scripted/a"],
    samples: 3,
  });
  expect(records.filter(({ candidate }) => candidate === "scripted/a").map(({ sample }) => sample)).toEqual(
    Array.from({ length: 36 }, (_, at) => at % 3),
  );
  expect(records.filter(({ candidate }) => candidate === "builtin")).toHaveLength(12);
});

test("a failed answer is a result, each of its own kind", async () => {
  const answers = [
    () => fails("refused"),
    () => fails("truncated"),
    () => fails("bad_answer"),
    () => fails("timeout"),
    () => ({ words: "no text" }),
  ];
  const model = shouter("a", (text) => answers[Number(text.replace(/\D/g, ""))]?.() ?? good(text));
  const { records } = await run(temporaryFolder(), tinyAccess({ "scripted/a": model }), {
    candidates: ["scripted/a"],
  });
  const own = records.filter(({ candidate }) => candidate === "scripted/a");
  expect(own.map(({ status }) => status)).toEqual([
    "refused",
    "truncated",
    "invalid",
    "error",
    "invalid",
    ...Array.from({ length: 7 }, () => "ok"),
  ]);
  expect(own[3]?.error).toEqual({ code: "timeout", message: "It failed: timeout." });
  expect(own[0]).toMatchObject({ calls: 1 });
  expect(own[0]).not.toHaveProperty("output");
});

test("what the budget forbids is not tried, once on record, and tried when there is more to spend", async () => {
  const folder = temporaryFolder();
  let left = 5;
  const model = shouter("a", (text) => {
    left -= 1;
    return left < 0 ? fails("over_budget") : good(text);
  });
  const candidates = ["scripted/a"];
  const first = await run(folder, tinyAccess({ "scripted/a": model }), { candidates });
  const statuses = first.records
    .filter(({ candidate }) => candidate === "scripted/a")
    .map(({ status }) => status);
  expect(statuses).toEqual([
    ...Array.from({ length: 5 }, () => "ok"),
    ...Array.from({ length: 7 }, () => "over_budget"),
  ]);
  expect(model.asked).toHaveLength(6);
  const second = await run(folder, tinyAccess({ "scripted/a": model }), { candidates });
  expect(second.records).toEqual(first.records);
  left = 100;
  const third = await run(folder, tinyAccess({ "scripted/a": model }), { candidates });
  expect(third.records.slice(first.records.length).map(({ status }) => status)).toEqual(
    Array.from({ length: 7 }, () => "ok"),
  );
});

test("a candidate that cannot be asked is left out without a record, and the others are not", async () => {
  const models = { "scripted/a": shouter("a", () => fails("auth")), "scripted/b": shouter("b", good) };
  const { records, untried } = await run(temporaryFolder(), tinyAccess(models), {
    candidates: ["scripted/a", "scripted/b"],
  });
  expect(models["scripted/a"].asked).toHaveLength(1);
  expect(untried).toMatchObject([{ candidate: "scripted/a", rows: 12, why: { code: "auth" } }]);
  expect(records.filter(({ candidate }) => candidate === "scripted/a")).toEqual([]);
  expect(records.filter(({ candidate }) => candidate === "scripted/b")).toHaveLength(12);
});

test("a server that is silent from the start is asked once", async () => {
  const model = shouter("a", () => fails("unreachable"));
  const { untried } = await run(temporaryFolder(), tinyAccess({ "scripted/a": model }), {
    candidates: ["scripted/a"],
  });
  expect(model.asked).toHaveLength(1);
  expect(untried).toMatchObject([{ rows: 12, why: { code: "unreachable" } }]);
});

test("a row at which a server falls silent that answers the next one is an error of that row", async () => {
  const model = shouter("a", (text) => (text === "line 4" ? fails("unreachable") : good(text)));
  const { records, untried } = await run(temporaryFolder(), tinyAccess({ "scripted/a": model }), {
    candidates: ["scripted/a"],
  });
  expect(untried).toEqual([]);
  expect(records.filter(({ status }) => status === "error")).toMatchObject([
    { example: "e4", error: { code: "unreachable" } },
  ]);
});

test("a server that goes away for good leaves its rows untried", async () => {
  const rows = tinyExamples(6);
  const model = shouter("a", (text) =>
    Number(text.replace(/\D/g, "")) >= 4 ? fails("unreachable") : good(text),
  );
  const { records, untried } = await run(temporaryFolder(), tinyAccess({ "scripted/a": model }), {
    candidates: ["scripted/a"],
    rows,
  });
  expect(model.asked).toHaveLength(10);
  expect(records.filter(({ candidate }) => candidate === "scripted/a")).toHaveLength(4);
  expect(untried).toMatchObject([{ rows: 14 }]);
});

test("a changed program works its own rows anew, and no model's", async () => {
  const folder = temporaryFolder();
  const model = shouter("a", good);
  const candidates = ["scripted/a"];
  await run(folder, tinyAccess({ "scripted/a": model }), { candidates, program: "p1" });
  const { records } = await run(folder, tinyAccess({ "scripted/a": model }), { candidates, program: "p2" });
  expect(records).toHaveLength(36 + 24);
  expect(records.slice(36).every(({ program }) => program === "p2")).toBe(true);
});

test("an interrupt ends the run after the rows in flight, and the next run goes on from there", async () => {
  const folder = temporaryFolder();
  const stop = new AbortController();
  const model = shouter("a", (text) => {
    if (text === "line 7") stop.abort();
    return good(text);
  });
  const candidates = ["scripted/a"];
  await expect(
    run(folder, tinyAccess({ "scripted/a": model }, stop.signal), { candidates }),
  ).rejects.toMatchObject({
    code: "cancelled",
    message: expect.stringContaining("Run the same command again"),
  });
  const before = readAll(folder).filter(({ candidate }) => candidate === "scripted/a");
  expect(before.map(({ example }) => example)).toEqual(["e0", "e1", "e2", "e3", "e4", "e5", "e6"]);
  const { records } = await run(folder, tinyAccess({ "scripted/a": model }), { candidates });
  expect(records.filter(({ candidate }) => candidate === "scripted/a")).toHaveLength(12);
  expect(model.asked).toHaveLength(13);
});

test("a model that never answers is a row that ran out of time", async () => {
  const model = shouter("a", (text) => (text === "line 1" ? new Promise(() => undefined) : good(text)));
  const models = { ...tinyAccess({ "scripted/a": model }), agentTimeoutMs: 40 };
  const { records } = await run(temporaryFolder(), models, {
    candidates: ["scripted/a"],
    rows: examples.slice(0, 3),
  });
  expect(records.filter(({ status }) => status === "error")).toMatchObject([
    { example: "e1", error: { code: "timeout" } },
  ]);
});

test("a transcript that cannot be read is a fault of the dataset and ends the run", async () => {
  const [first] = examples;
  if (first === undefined) throw new Error("There is a first one.");
  const rows = [{ ...first, input: { text: "a", transcript: "gone.vtt" } }];
  const dataset = tinyDataset(rows);
  const broken = {
    ...dataset,
    load: async () => ({
      ...(await dataset.load()),
      readTranscript: () => {
        throw new OnrecordError("gone.vtt is not there.", { code: "not_found" });
      },
    }),
  };
  const plan = await planEval(tinyRequest({ baselines: "without", candidates: ["builtin"] }), {
    tasks: [tinyTask()],
    datasets: [broken],
  });
  const file = openRecordFile(temporaryFolder(), "test");
  const running = runPlan(plan, {
    models: tinyAccess(),
    file,
    program: () => "p",
    onProgress: () => undefined,
  });
  await expect(running).rejects.toThrow("gone.vtt is not there.");
  await file.close();
});
