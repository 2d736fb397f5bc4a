import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { trueText, writeReviewWorld, wrongTexts } from "../graphs/review-world.ts";
import { openWorld, type World } from "./open-world.ts";
import { runWith } from "./run-with.ts";

/** A world with a run that waits for what is given. */
async function openWaiting(review: string): Promise<World & { readonly id: string }> {
  const world = await openWorld();
  const model = writeReviewWorld(world.folder);
  const line = `analyze ferry.vtt --recipe brief --model summarizer=${model} ${review}`;
  const { code, error, out } = await world.run(line);
  const [run] = await world.app.runs();
  const id = run?.id ?? "";
  expect(code).toBe(3);
  expect(out).toBe("");
  expect(error).toContain(`onrecord review ${id}`);
  return { ...world, id };
}

function writeLines(folder: string, rows: readonly object[]): void {
  writeFileSync(join(folder, "decided.jsonl"), rows.map((row) => JSON.stringify(row)).join("\n"));
}

/** Answers typed by a person, a line each. */
async function answer(world: World, id: string, lines: readonly string[]) {
  const input = new PassThrough();
  input.end(lines.map((line) => `${line}\n`).join(""));
  const app = { ...world.app, close: async () => undefined };
  return await runWith(`review ${id}`, {
    app,
    cwd: world.folder,
    streams: { input, output: new PassThrough() },
  });
}

test("a run that waits is listed as waiting, and resuming it says who is to go on", async () => {
  const { run, id } = await openWaiting("--review plan");
  expect((await run("runs")).out).toMatch(/analyze +waiting/);
  const { code, error } = await run(`resume ${id}`);
  expect(code).toBe(3);
  expect(error).toContain(`Go on with "onrecord review ${id}".`);
});

test("an approved plan is gone on with and its result printed", async () => {
  const { run, id } = await openWaiting("--review plan");
  const { code, out } = await run(`review ${id} --approve`);
  expect(code).toBe(0);
  expect(out).toContain(trueText);
});

test("with --json what waits is printed, and it goes on waiting", async () => {
  const { run, id } = await openWaiting("--review statements");
  const { code, out } = await run(`review ${id} --json`);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    run: id,
    of: "statements",
    round: 1,
    statements: [
      { id: "summary-dropped-01", draft: { text: wrongTexts[0] }, check: { kind: "claim" } },
      { id: "summary-dropped-02" },
      { id: "summary-dropped-03" },
    ],
  });
  expect((await run("runs")).out).toContain("waiting");
});

test("both stops are answered by one script, and the figures of acceptance agree with it", async () => {
  const { run, id, folder } = await openWaiting("--review plan --review statements");
  writeLines(folder, [
    { decision: "edit", drop: ["quotes"], reason: "short" },
    { id: "summary-dropped-01", decision: "keep", reason: "it was on the slide" },
    { id: "summary-dropped-02", decision: "correct", text: "The second boat costs 99,000 euros a month." },
    { id: "summary-dropped-03", decision: "drop" },
    { id: "summary-dropped-02", decision: "drop", reason: "wrong after all" },
  ]);
  const done = await run(`review ${id} --decisions decided.jsonl --json`);
  expect(done.code).toBe(0);
  expect(JSON.parse(done.out)).toMatchObject({
    review: { plan: { decision: "edit", changes: ["without quotes"], reason: "short" } },
    dropped: [{ reason: expect.any(String), statement: { review: { reason: "wrong after all" } } }, {}],
  });
  const stats = JSON.parse((await run("runs stats --json")).out);
  const figures = stats.map((row: Record<string, unknown>) => [
    row["agent"],
    row["reviewed"],
    row["accepted"],
  ]);
  // The checker failed three statements and one correction; a person kept one of the four.
  expect(figures).toEqual([
    ["fact-checker", 4, 3],
    ["router", 1, 0],
    ["summarizer", 3, 1],
  ]);
  const [, , summarizer] = stats;
  expect(summarizer).toMatchObject({ model: "scripted/script.json", share: 1 / 3 });
  expect(summarizer.interval[0]).toBeCloseTo(0.0615, 4);
  expect(summarizer.interval[1]).toBeCloseTo(0.7923, 4);
  expect((await run("runs stats")).out).toMatch(/summarizer +scripted\/script.json +3 +1 +33 % +6 to 79 %/);
});

test("a person is shown each statement, its fault and its lines, and what they type is done", async () => {
  const world = await openWaiting("--review statements");
  const { code, out, error } = await answer(world, world.id, [
    ...["what", "k", "on the slide"],
    ...["correct", "", "A second boat costs 18,500 euros per month.", ""],
    ...["d", ""],
  ]);
  expect(code).toBe(0);
  expect(error).toContain("3 statements failed their check");
  expect(error).toContain(`summary-dropped-01 (1 of 3, written by scripted/script.json)\n  ${wrongTexts[0]}`);
  expect(error).toContain("[00:22] s0004 Mara Quint: The second boat costs 18,500 euros a month");
  expect(error.match(/\[k\]eep, \[c\]orrect or \[d\]rop\?/g)).toHaveLength(4);
  expect(out).toContain("A second boat costs 18,500 euros per month.");
  expect(out).toContain("Kept by a person, not by its check");
});

test("a correction that fails is shown again before the run goes on", async () => {
  const world = await openWaiting("--review statements");
  const { code, error } = await answer(world, world.id, [
    ...["c", "The second boat costs 99,000 euros a month.", ""],
    ...["d", ""],
    ...["d", ""],
    ...["keep", "I know better"],
  ]);
  expect(code).toBe(0);
  expect(error).toContain("1 of your corrections failed");
  expect(error).toContain("summary-dropped-01 (1 of 1, as you corrected it)");
});

test("an input that ends in the middle leaves the run waiting with nothing decided", async () => {
  const world = await openWaiting("--review statements");
  const { code, error } = await answer(world, world.id, ["k", "", "d"]);
  expect(code).toBe(3);
  expect(error).toContain(`run ${world.id} still waits`);
  expect((await world.app.run(world.id)).reviews).toBeUndefined();
});

test("a plan is edited by typing; what cannot be read is asked again", async () => {
  const world = await openWaiting("--review plan");
  const { code, out, error } = await answer(world, world.id, [
    ...["e", "quotes", "summary", "summary=1", "summarizer=builtin", "cheaper"],
  ]);
  expect(code).toBe(0);
  expect(error).toContain("such as quotes=3.");
  expect(out).not.toContain(trueText);
});

test.each([
  ["review RUN --approve", "--review statements", "--approve is for a plan"],
  ["review RUN --decisions decided.jsonl", "--review plan", "the decisions have none on it"],
  ["review RUN --decisions decided.jsonl", "--review statements", "not decided: summary-dropped-02"],
])("%s of a run with %s is refused as wrong usage", async (line, review, message) => {
  const { run, id, folder } = await openWaiting(review);
  writeLines(folder, [{ id: "summary-dropped-01", decision: "keep" }]);
  const { code, error } = await run(line.replace("RUN", id));
  expect(code).toBe(2);
  expect(error).toContain(message);
});

test.each([
  ["{", "line 1: this is no JSON object"],
  ['{"id": "a", "decision": "correct"}', '"text" is needed with "correct"'],
  ['{"id": "a", "decision": "accept"}', "line 1: decision:"],
])("decisions that cannot be read are told with their line: %s", async (text, message) => {
  const { run, id, folder } = await openWaiting("--review statements");
  writeFileSync(join(folder, "decided.jsonl"), text);
  const { code, error } = await run(`review ${id} --decisions decided.jsonl`);
  expect(code).toBe(1);
  expect(error).toContain(message);
});

test("a run that waits for nobody cannot be reviewed, and a store without reviews has no figures", async () => {
  const world = await openWorld();
  writeReviewWorld(world.folder);
  await world.run("analyze ferry.vtt --recipe brief");
  const [run] = await world.app.runs();
  const { code, error } = await world.run(`review ${run?.id ?? ""}`);
  expect(code).toBe(2);
  expect(error).toContain("waits for nobody: it is done");
  expect((await world.run("runs stats")).error).toContain("Nobody has looked over a run yet");
});
