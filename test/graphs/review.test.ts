import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import type { Analysis } from "../../agents/analysis.ts";
import { openTestApp } from "../app/open-test-app.ts";
import { keepDeleted } from "./keep-checkpoints.ts";
import { decide, openReviewWorld, trueText, waitingRun, wrongTexts } from "./review-world.ts";

const statementsOf = (analysis: Analysis) => analysis.sections.flatMap(({ statements }) => statements);

test("a run that stops for its plan waits, holds no lease and has called no summarizer", async () => {
  const { app, folder, request } = await openReviewWorld();
  await expect(app.analyze(request({ review: ["plan"] }))).rejects.toMatchObject({ code: "waiting" });
  const id = await waitingRun(app);
  expect((await app.look(id)).isHeld).toBe(false);
  expect(() => readFileSync(join(folder, "calls"))).toThrow("ENOENT");
  const pending = await app.pendingReview(id);
  expect(pending).toMatchObject({ of: "plan", plan: { recipe: "brief", expected: { calls: 2 } } });
});

test("resuming a run that waits says so again and neither goes on nor fails it", async () => {
  const { app, folder, request } = await openReviewWorld();
  await expect(app.analyze(request({ review: ["plan"] }))).rejects.toMatchObject({ code: "waiting" });
  const id = await waitingRun(app);
  const other = (await openTestApp({ folder })).app;
  await expect(other.resume(id)).rejects.toThrow(`Go on with "onrecord review ${id}".`);
  expect(await waitingRun(app)).toBe(id);
});

test("a plan that is approved gives the bytes of a run without a stop", async () => {
  const one = await openReviewWorld();
  const two = await openReviewWorld();
  await one.app.analyze(one.request({ out: "out" }));
  await expect(two.app.analyze(two.request({ out: "out", review: ["plan"] }))).rejects.toMatchObject({
    code: "waiting",
  });
  const id = await waitingRun(two.app);
  const { offer } = await two.app.pendingReview(id);
  const { run } = await two.app.review(id, { of: "plan", offer, decision: { decision: "approve" } });
  const read = (folder: string) => readFileSync(join(folder, "out", "analysis.json"), "utf8");
  expect(run.status).toBe("done");
  expect(run.waiting).toBeUndefined();
  expect(read(two.folder)).toBe(read(one.folder));
});

test("statements that are all dropped without a word give the bytes of a run without a stop", async () => {
  const one = await openReviewWorld();
  const two = await openReviewWorld();
  const { result } = await one.app.analyze(one.request());
  await expect(two.app.analyze(two.request({ review: ["statements"] }))).rejects.toThrow("onrecord review");
  const id = await waitingRun(two.app);
  const decisions = ["01", "02", "03"].map((n) => ({
    id: `summary-dropped-${n}`,
    decision: "drop" as const,
  }));
  expect(JSON.stringify(await decide(two.app, id, decisions))).toBe(JSON.stringify(result));
});

test("an edited plan leaves its section out, asks the other model, and says what was edited and why", async () => {
  const { app, request } = await openReviewWorld();
  await expect(app.analyze(request({ review: ["plan"] }))).rejects.toMatchObject({ code: "waiting" });
  const id = await waitingRun(app);
  const { offer } = await app.pendingReview(id);
  const decision = {
    decision: "edit" as const,
    drop: ["quotes"],
    models: { summarizer: ["builtin"] },
    reason: "too dear",
  };
  const { result } = await app.review(id, { of: "plan", offer, decision });
  if (result.schema !== "onrecord/analysis@1") throw new Error(result.schema);
  expect(result.sections.map(({ kind }) => kind)).toEqual(["summary", "key_points"]);
  expect(result.produced.find(({ agent }) => agent === "summarizer")?.model).toBe("builtin");
  expect(result.review).toEqual({
    plan: {
      decision: "edit",
      changes: ["without quotes", "summarizer on builtin"],
      reason: "too dear",
    },
  });
});

test.each([
  [{ decision: "edit" as const, drop: ["poems"] }, 'no section "poems"'],
  [{ decision: "edit" as const }, "says what to change"],
  [{ decision: "edit" as const, models: { translator: ["builtin"] } }, 'model of "translator"'],
  [{ decision: "approve" as const, drop: ["quotes"] }, "takes no edits"],
])(
  "a decision on a plan that cannot be done is refused and the run still waits: %o",
  async (decision, message) => {
    const { app, request } = await openReviewWorld();
    await expect(app.analyze(request({ review: ["plan"] }))).rejects.toMatchObject({ code: "waiting" });
    const id = await waitingRun(app);
    const { offer } = await app.pendingReview(id);
    await expect(app.review(id, { of: "plan", offer, decision })).rejects.toThrow(message);
    await waitingRun(app);
    expect((await app.look(id)).isHeld).toBe(false);
  },
);

test("what a person keeps is shown as kept by a person and never as supported", async () => {
  const { app, request } = await openReviewWorld();
  await expect(app.analyze(request({ review: ["statements"] }))).rejects.toThrow("onrecord review");
  const analysis = await decide(app, await waitingRun(app), [
    { id: "summary-dropped-01", decision: "keep", reason: "it was on the slide" },
    { id: "summary-dropped-02", decision: "drop", reason: "nobody said it" },
    { id: "summary-dropped-03", decision: "drop" },
  ]);
  const kept = statementsOf(analysis).find(({ text }) => text === wrongTexts[0]);
  expect(kept?.check.verdict).not.toBe("supported");
  expect(kept?.review).toMatchObject({ decision: "keep", reason: "it was on the slide" });
  expect(kept?.note).toMatch(/^Kept by a person, not by its check: .* Their reason: it was on the slide\.$/);
  expect(analysis.dropped.map(({ statement }) => [statement.text, statement.review?.reason])).toEqual([
    [wrongTexts[1], "nobody said it"],
    [wrongTexts[2], undefined],
  ]);
});

test("a correction is checked before it is shown; one that fails again comes back, and is shown if kept", async () => {
  const { app, request } = await openReviewWorld();
  await expect(app.analyze(request({ review: ["statements"] }))).rejects.toThrow("onrecord review");
  const id = await waitingRun(app);
  const right = "A second boat costs 18,500 euros per month.";
  const stillWrong = "The second boat costs 99,000 euros a month.";
  const first = decide(app, id, [
    { id: "summary-dropped-01", decision: "correct", text: right },
    { id: "summary-dropped-02", decision: "correct", text: stillWrong },
    { id: "summary-dropped-03", decision: "drop" },
  ]);
  await expect(first).rejects.toMatchObject({ code: "waiting" });
  const pending = await app.pendingReview(id);
  expect(pending).toMatchObject({
    round: 2,
    statements: [{ id: "summary-dropped-02", draft: { text: stillWrong }, original: wrongTexts[1] }],
  });
  const analysis = await decide(app, id, [{ id: "summary-dropped-02", decision: "keep" }]);
  const find = (text: string) => statementsOf(analysis).find((statement) => statement.text === text);
  expect(find(right)).toMatchObject({
    check: { verdict: "supported" },
    review: { decision: "correct", original: wrongTexts[0] },
  });
  expect(find(stillWrong)?.check.verdict).not.toBe("supported");
  expect(find(stillWrong)?.review).toMatchObject({ decision: "keep", original: wrongTexts[1] });
  expect(find(trueText)?.review).toBeUndefined();
  expect(analysis.dropped.map(({ statement }) => statement.text)).toEqual([wrongTexts[2]]);
});

test("an answer to something else, an incomplete one and one to an unknown statement are refused", async () => {
  const { app, request } = await openReviewWorld();
  await expect(app.analyze(request({ review: ["statements"] }))).rejects.toThrow("onrecord review");
  const id = await waitingRun(app);
  const drop = (n: number) => ({ id: `summary-dropped-0${n}`, decision: "drop" as const });
  await expect(decide(app, id, [drop(1), drop(2)])).rejects.toThrow("not decided: summary-dropped-03");
  await expect(decide(app, id, [1, 2, 3, 4].map(drop))).rejects.toThrow("summary-dropped-04");
  const stale = { of: "statements" as const, offer: "0".repeat(64), decisions: [1, 2, 3].map(drop) };
  await expect(app.review(id, stale)).rejects.toMatchObject({ code: "run_conflict" });
  await waitingRun(app);
});

test("a run that died after its answer was given goes on with it and nobody is asked twice", async () => {
  const { app, folder, request } = await openReviewWorld();
  await expect(app.analyze(request({ review: ["statements"] }))).rejects.toThrow("onrecord review");
  const id = await waitingRun(app);
  const { offer } = await app.pendingReview(id);
  const abort = new AbortController();
  abort.abort();
  const dying = (await openTestApp({ folder, signal: abort.signal })).app;
  const decisions = [1, 2, 3].map((n) => ({ id: `summary-dropped-0${n}`, decision: "keep" as const }));
  await expect(dying.review(id, { of: "statements", offer, decisions })).rejects.toMatchObject({
    code: "cancelled",
  });
  await expect(app.pendingReview(id)).rejects.toThrow("waits for nobody");
  const { run, result } = await app.resume(id);
  expect(run.status).toBe("done");
  expect(result).toMatchObject({ dropped: [] });
});

test("a run that died before it was noted that it waits is found waiting", async () => {
  const { app, folder, request } = await openReviewWorld();
  await expect(app.analyze(request({ review: ["plan"] }))).rejects.toMatchObject({ code: "waiting" });
  const id = await waitingRun(app);
  const { waiting, ...before } = await app.run(id);
  const database = new Database(join(folder, "store", "onrecord.db"));
  database.prepare("UPDATE runs SET json = ?").run(JSON.stringify({ ...before, status: "running" }));
  database.close();
  await expect(app.resume(id)).rejects.toMatchObject({ code: "waiting" });
  expect((await app.run(id)).waiting).toEqual(waiting);
});

test("words that were said and taken back are not called said because a person keeps them", async () => {
  const { app, folder, request } = await openReviewWorld();
  const text = "the ferry carried four hundred and twelve people on Saturday.";
  const value = { sections: [{ kind: "quotes", statements: [{ text, segments: ["s0001"] }] }] };
  writeFileSync(join(folder, "script.json"), JSON.stringify({ answers: [{ purpose: "", value }] }));
  await expect(app.analyze(request({ review: ["statements"] }))).rejects.toThrow("onrecord review");
  const id = await waitingRun(app);
  expect(await app.pendingReview(id)).toMatchObject({
    statements: [{ fault: "its speaker takes it back later", check: { verdict: "said" } }],
  });
  const analysis = await decide(app, id, [{ id: "quotes-dropped-01", decision: "keep" }]);
  const [kept] = statementsOf(analysis);
  expect(kept).toMatchObject({ review: { decision: "keep" }, check: { verdict: "uncertain" } });
});

test("no spoken or written word of a review stands in the checkpoint tables", async () => {
  const { app, folder, request } = await openReviewWorld();
  await expect(app.analyze(request({ review: ["plan", "statements"] }))).rejects.toThrow("its plan");
  const id = await waitingRun(app);
  const { offer } = await app.pendingReview(id);
  const approved = app.review(id, {
    of: "plan",
    offer,
    decision: { decision: "approve", reason: "looks tidy" },
  });
  await expect(approved).rejects.toThrow("statements that failed their check");
  const kept = keepDeleted(folder);
  await decide(app, id, [
    { id: "summary-dropped-01", decision: "keep", reason: "because of the slide" },
    { id: "summary-dropped-02", decision: "correct", text: "A second boat costs 18,500 euros per month." },
    { id: "summary-dropped-03", decision: "drop" },
  ]);
  const all = kept.texts().join("\n");
  expect(all).toContain("review_statements");
  for (const word of ["ferry", "boat", "euros", "slide", "18,500", "81,500", "tidy"])
    expect(all).not.toContain(word);
});
