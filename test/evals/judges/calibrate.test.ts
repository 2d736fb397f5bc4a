import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { OnrecordError } from "../../../errors.ts";
import { calibrate } from "../../../evals/judges/calibrate.ts";
import type { Judge, Judgement, JudgeOrder } from "../../../evals/judges/judge.ts";
import type { LabelSet } from "../../../evals/judges/label-set.ts";
import { findPassportFault, type JudgeState, type Passport } from "../../../evals/judges/passport.ts";
import { keepPassport, readPassport } from "../../../evals/judges/passport-folder.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

/** Labels of six recordings, four each: of the first two of each a person said yes. */
const labels: LabelSet<"key_point_covered"> = {
  kind: "key_point_covered",
  name: "made-up",
  sha256: "a".repeat(64),
  items: Array.from({ length: 24 }, (_, at) => ({
    item: { id: `i${at}`, cluster: `r${at % 6}`, keyPoint: `point ${at}`, summary: ["It says so."] },
    human: at < 12 ? "yes" : "no",
  })),
};

type Label = Judgement["label"];

function judgeOf(answer: (at: number, order: JudgeOrder) => Label): Judge<"key_point_covered"> {
  return {
    kind: "key_point_covered",
    spec: "ollama/small:1b",
    promptVersion: "key_point_covered-1",
    ask: async ({ id }, order) => ({ label: answer(Number(id.slice(1)), order), lines: [] }),
  };
}

const options = {
  sample: 100,
  digest: "d1",
  places: 3,
  now: () => new Date("2026-03-04T05:06:07Z"),
  onProgress: () => undefined,
};

const right = (at: number): Label => (at < 12 ? "yes" : "no");

test("a judge that always agrees has a passport that says so, and for what it holds", async () => {
  const passport = await calibrate(judgeOf(right), [labels], options);
  expect(passport).toMatchObject({
    kind: "key_point_covered",
    judge: "ollama/small:1b",
    digest: "d1",
    promptVersion: "key_point_covered-1",
    labels: [{ name: "made-up", sha256: "a".repeat(64), used: 24 }],
    items: 24,
    recordings: 6,
    humanYes: 12,
    unanswered: 0,
    agreement: { value: 1, high: 1 },
    sensitivity: { value: 1 },
    specificity: { value: 1 },
    kappa: { value: 1 },
    flipRate: { value: 0 },
    at: "2026-03-04T05:06:07.000Z",
  });
  expect(passport.agreement.low).toBeGreaterThan(0.7);
});

test("what a judge says of either kind is told apart", async () => {
  const passport = await calibrate(
    judgeOf((at) => (at < 9 || at >= 21 ? "yes" : "no")),
    [labels],
    options,
  );
  expect(passport.agreement.value).toBe(0.75);
  expect(passport.sensitivity?.value).toBe(0.75);
  expect(passport.specificity?.value).toBe(0.75);
  expect(passport.kappa?.value).toBeCloseTo(0.5, 10);
});

test("a label that changes with the order is a flip, and the first order is what counts", async () => {
  const swayed = judgeOf((at, order) => (order === "yes_first" || at >= 6 ? right(at) : "no"));
  const passport = await calibrate(swayed, [labels], options);
  expect(passport.agreement.value).toBe(1);
  expect(passport.flipRate?.value).toBe(0.25);
});

test("an answer that cannot be used counts as disagreement; a judge that cannot be asked gets no passport", async () => {
  const failing = (code: "bad_answer" | "unreachable") =>
    judgeOf((at) => {
      if (at % 4 === 0) throw new OnrecordError("No.", { code });
      return right(at);
    });
  const passport = await calibrate(failing("bad_answer"), [labels], options);
  expect(passport).toMatchObject({ unanswered: 6, agreement: { value: 0.75 } });
  await expect(calibrate(failing("unreachable"), [labels], options)).rejects.toThrow("No.");
});

test("a sample has as many of either label, and the hash is of the whole set", async () => {
  const passport = await calibrate(judgeOf(right), [labels], { ...options, sample: 10 });
  expect(passport).toMatchObject({ items: 10, humanYes: 5, labels: [{ sha256: "a".repeat(64), used: 10 }] });
});

test("without labels there is nothing to calibrate on", async () => {
  await expect(calibrate(judgeOf(right), [], options)).rejects.toThrow(
    "There are no labels for key_point_covered",
  );
});

const now: JudgeState = {
  promptVersion: "key_point_covered-1",
  digest: "d1",
  labels: new Map([["made-up", "a".repeat(64)]]),
};

test.each<[string, Partial<JudgeState>, string | undefined]>([
  ["nothing changed", {}, undefined],
  ["its labels are not at hand", { labels: new Map() }, undefined],
  ["another question", { promptVersion: "key_point_covered-2" }, "its question has changed"],
  ["other files under its name", { digest: "d2" }, "the model has changed"],
  ["a server that does not say", { digest: undefined }, "does not say which version"],
  ["other labels", { labels: new Map([["made-up", "b".repeat(64)]]) }, "the labels of made-up have changed"],
])("a passport and %s", async (_name, change, fault) => {
  const passport = await calibrate(judgeOf(right), [labels], options);
  const found = findPassportFault(passport, { ...now, ...change });
  if (fault === undefined) expect(found).toBeUndefined();
  else expect(found).toContain(fault);
});

test.each<[string, (at: number) => Label, number]>([
  ["no better than chance", () => "yes", 24],
  ["20 and 5 are the least", right, 16],
])("a judge may have a passport that allows no figure: %s", async (reason, answer, sample) => {
  const passport = await calibrate(judgeOf(answer), [labels], { ...options, sample });
  expect(findPassportFault(passport, now)).toContain(reason);
});

test("a passport is kept by judge and kind, the last one counts, and what is none is refused", async () => {
  const folder = temporaryFolder();
  const passport = await calibrate(judgeOf(right), [labels], options);
  expect(readPassport(folder, "key_point_covered", passport.judge)).toBeUndefined();
  const path = keepPassport(folder, { ...passport, unanswered: 1 });
  keepPassport(folder, passport);
  expect(readPassport(folder, "key_point_covered", passport.judge)).toEqual(passport);
  expect(readPassport(folder, "prefer", passport.judge)).toBeUndefined();
  const other: Passport = { ...passport, judge: "ollama/large:70b" };
  writeFileSync(path, JSON.stringify(other));
  expect(() => readPassport(folder, "key_point_covered", passport.judge)).toThrow(
    "is no passport of ollama/small:1b",
  );
  mkdirSync(join(folder, "judges"), { recursive: true });
  writeFileSync(path, "{");
  expect(() => readPassport(folder, "key_point_covered", passport.judge)).toThrow("onrecord eval calibrate");
});
