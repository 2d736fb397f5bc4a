import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Passport } from "../../evals/judges/passport.ts";
import { createFakeOllama, type FakeOllama } from "./fake-ollama.ts";
import { openWorld, type World } from "./open-world.ts";

const judge = "ollama/judge:1b";

/** Says of a point that it is covered when a sentence of the summary has the word in it that the point ends in. */
function readsWell(text: string): unknown {
  if (text.includes("Which summary says more")) {
    const [line, letter] = /(s\d+) ([AB]): .*opens/.exec(text)?.slice(1) ?? ["s0001", "tie"];
    return { reason: "", lines: [line], label: letter };
  }
  if (!text.includes("The point:")) return { reason: "", lines: [], label: "not_supported" };
  const [, word = "nothing"] = /The point:\n=\S+\n.*?(\w+)\.\n=/.exec(text) ?? [];
  const [, line] = new RegExp(`(s\\d+) [^\\n]*\\b${word}\\b`).exec(text.split("The point:")[0] ?? "") ?? [];
  return {
    reason: "",
    lines: line === undefined ? [] : [line],
    label: line === undefined ? "not_covered" : "covered",
  };
}

/** Labels of six recordings: one summary of each says two of four points. */
function writeLabels({ folder }: World): void {
  const words = ["alder", "birch", "cedar", "dogwood"];
  const rows = Array.from({ length: 6 }, (_, at) => ({
    id: `t${at}`,
    recording: `r${at}`,
    summary: ["They planted alder.", "They planted birch."],
    points: words.map((word, index) => ({ text: `They planted ${word}.`, covered: index < 2 })),
  }));
  writeFileSync(join(folder, "trees.jsonl"), rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}

/** One recording to be summarized, with one point that its first line says and one that nobody says. */
function writeTalk({ folder }: World): void {
  const mine = join(folder, "mine");
  mkdirSync(mine);
  writeFileSync(join(mine, "talk.txt"), "Ana: The pier opens in May.\nBen: It cost two million pounds.\n");
  const example = {
    id: "t1",
    recording: "talk",
    input: { transcript: "talk.txt", sentences: 1 },
    expected: { keyPoints: [{ text: "The pier opens in May." }, { text: "The pier has a lighthouse." }] },
  };
  writeFileSync(join(mine, "examples.jsonl"), `${JSON.stringify(example)}\n`);
  const readme = ["name: my-talk", "title: Talk", "task: summaries", "source: me", "licence: CC0"];
  writeFileSync(join(mine, "README.md"), `---\n${readme.join("\n")}\n---\n`);
}

async function openWithJudge(answer: FakeOllama["answer"]): Promise<World & { readonly ollama: FakeOllama }> {
  const ollama = createFakeOllama("judge:1b", answer);
  const world = await openWorld(ollama);
  writeLabels(world);
  writeTalk(world);
  return { ...world, ollama };
}

const calibrateLine = `eval calibrate --judge ${judge} --kind key_point_covered --labels trees.jsonl --sample 24`;
const runLine = "eval run --data mine --dataset my-talk";
const judgeLine = `eval judge --judge ${judge} --kind key_point_covered`;

function readPassports({ app }: World): Passport[] {
  const folder = join(app.storeFolder, "judges");
  return readdirSync(folder).map((name) =>
    Passport.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))),
  );
}

test("a judge without a passport gives no figure, is not asked, and is told how to get one", async () => {
  const world = await openWithJudge(readsWell);
  await world.run(runLine);
  const { code, out, error } = await world.run(judgeLine);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(error).toContain("it has not been calibrated");
  expect(error).toContain(`onrecord eval calibrate --judge ${judge}`);
  expect(world.ollama.calls).toBe(0);
});

test("a calibrated judge's figures stand beside how far it agrees with people", async () => {
  const world = await openWithJudge(readsWell);
  const calibrated = await world.run(calibrateLine);
  expect(calibrated.out).toMatch(/AGREEMENT +SENSITIVITY +SPECIFICITY +KAPPA +FLIPS/);
  const [passport] = readPassports(world);
  expect(passport).toMatchObject({
    judge,
    kind: "key_point_covered",
    digest: "d".repeat(64),
    promptVersion: "key_point_covered-1",
    labels: [{ name: "key-points" }, { name: "trees.jsonl", sha256: expect.any(String), used: 24 }],
  });
  await world.run(runLine);
  const { code, out } = await world.run(judgeLine);
  expect(code).toBe(0);
  const agreement = passport?.agreement.value.toFixed(3) ?? "?";
  expect(out).toMatch(
    new RegExp(`summaries +my-talk +baseline/lead +points covered +0\\.500 .* ${agreement}`),
  );
  expect(out).toContain("JUDGE AGREES WITH PEOPLE");
});

test("a passport ends when the model's files, its question or its labels change", async () => {
  const world = await openWithJudge(readsWell);
  await world.run(calibrateLine);
  await world.run(runLine);
  world.ollama.digest = "e".repeat(64);
  const changed = await world.run(judgeLine);
  expect(changed).toMatchObject({
    code: 1,
    out: "",
    error: expect.stringContaining("the model has changed"),
  });
  world.ollama.digest = "d".repeat(64);
  expect((await world.run(judgeLine)).code).toBe(0);
  const [passport] = readPassports(world);
  const path = join(
    world.app.storeFolder,
    "judges",
    readdirSync(join(world.app.storeFolder, "judges"))[0] ?? "",
  );
  writeFileSync(path, JSON.stringify({ ...passport, promptVersion: "key_point_covered-0" }));
  expect((await world.run(judgeLine)).error).toContain("its question has changed");
  writeFileSync(path, JSON.stringify({ ...passport, agreement: "good" }));
  expect((await world.run(judgeLine)).error).toContain("is no passport of");
});

test("a judge that says yes to all has a passport that allows no figure", async () => {
  const world = await openWithJudge(() => ({ reason: "", lines: ["s0001"], label: "covered" }));
  const { code, error } = await world.run(
    `eval calibrate --judge ${judge} --kind key_point_covered --labels trees.jsonl --sample 4`,
  );
  expect(code).toBe(3);
  expect(error).toContain("gives no figure for key_point_covered");
});

test("the built-in engine judges sentences without a model, on claims that people labelled", async () => {
  const world = await openWorld();
  writeTalk(world);
  const { out, error } = await world.run("eval calibrate --judge builtin --json");
  expect(error).not.toContain("cannot");
  expect(JSON.parse(out)).toMatchObject([
    {
      judge: "builtin",
      kind: "sentence_supported",
      digest: expect.stringMatching(/^[0-9a-f]{16}$/),
      labels: [{ name: "small-claims" }],
      recordings: 6,
      unanswered: 0,
      flipRate: { value: 0 },
    },
  ]);
  await world.run(runLine);
  const judged = await world.run("eval judge --judge builtin");
  expect(judged.code, judged.error).toBe(0);
  expect(judged.out).toMatch(/baseline\/lead +sentences supported +1\.000/);
  const points = await world.run("eval calibrate --judge builtin --kind key_point_covered");
  expect(points).toMatchObject({
    code: 2,
    error: expect.stringContaining("judges sentence_supported alone"),
  });
});

test("pairs are asked in both orders, and a judge without a passport for pairs gives the other figures only", async () => {
  const world = await openWithJudge(readsWell);
  await world.run(calibrateLine);
  await world.run(runLine);
  const line = `eval judge --judge ${judge} --prefer builtin baseline/lead --kind key_point_covered prefer`;
  const { code, out, error } = await world.run(line);
  expect(code).toBe(3);
  expect(out).toContain("points covered");
  expect(out).not.toContain("builtin over");
  expect(error).toContain("No figure by ollama/judge:1b for prefer: it has not been calibrated");
});

test("--prefer needs two, and there must be an eval with summaries", async () => {
  const world = await openWithJudge(readsWell);
  expect((await world.run(`${judgeLine} --prefer builtin`)).code).toBe(2);
  expect((await world.run(judgeLine)).error).toContain("There is no eval in");
});
