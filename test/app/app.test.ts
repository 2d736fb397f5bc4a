import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smallVtt } from "../small-transcript.ts";
import { analyzeRequest, openTestApp } from "./open-test-app.ts";

const plain = { models: {}, localOnly: false };

async function withFerry() {
  const opened = await openTestApp();
  writeFileSync(join(opened.folder, "ferry.vtt"), smallVtt);
  return opened;
}

test("a stored transcript is found by its id, a beginning of it, and its hash", async () => {
  const { app } = await withFerry();
  const first = await app.show("ferry.vtt");
  const { id, sha256 } = first.transcript ?? { id: "", sha256: "" };
  for (const source of [id, id.slice(0, 5), sha256, sha256.slice(0, 8)]) {
    expect((await app.show(source)).transcript?.id).toBe(id);
  }
});

test("a source that is neither file nor stored says what would be valid", async () => {
  const { app } = await openTestApp();
  const shown = await app.show("nothing.vtt");
  expect(shown).toMatchObject({ status: "error", error: { code: "not_found" } });
  expect(shown.error?.message).toContain('an id from "onrecord list"');
});

test("a folder is refused by name", async () => {
  const { app, folder } = await openTestApp();
  mkdirSync(join(folder, "talks"));
  expect((await app.show("talks")).error?.message).toContain('"talks" is a folder');
});

test("standard input is a source", async () => {
  const { app } = await openTestApp();
  expect((await app.show("-")).transcript?.speakers.map(({ name }) => name)).toEqual(["Ann", "Bob"]);
});

test("an article's quotes are checked: said, altered, put in another mouth, never said", async () => {
  const { app, folder } = await withFerry();
  writeFileSync(
    join(folder, "article.md"),
    `# Ferry

"The second boat costs 18,500 euros a month, and we cannot pay that after March," said Mara Quint.

"The second boat costs 81,500 euros a month, and we cannot pay that after March," said Mara Quint.

"A town without a ferry is a town that waits for other people," said Mara Quint.

"The harbour master will paint every bollard purple before the regatta," said Ilo Brandt.
`,
  );
  const { result } = await app.verify({ source: "ferry.vtt", article: "article.md", ...plain });
  const quotes = result.items.filter(({ kind }) => kind === "quote");
  expect(quotes.map(({ check }) => check.verdict)).toEqual(["said", "altered", "misattributed", "not_said"]);
  expect(quotes[1]?.check.changes).toEqual([{ kind: "number", quoted: "81,500", spoken: "18,500" }]);
});

test("a transcript without an article beside it says how to name one", async () => {
  const { app } = await withFerry();
  await expect(app.verify({ source: "ferry.vtt", ...plain })).rejects.toThrow("Name the text to check");
});

test("rows are checked in order with their ids, and a bad row is an error row", async () => {
  const { app, folder } = await withFerry();
  const rows = [
    '{"id": 7, "quote": "we cannot pay that after March", "label": "said"}',
    "{not json",
    '{"id": "x", "claim": "no quote here"}',
    '{"id": "y", "quote": "the boat was sold in Lisbon for a song"}',
  ];
  writeFileSync(join(folder, "q.jsonl"), rows.join("\n"));
  const results = await app.verifyRows({ source: "ferry.vtt", quotes: "q.jsonl", ...plain });
  expect(results.map(({ id, verdict }) => [id, verdict])).toEqual([
    [7, "said"],
    [null, "invalid"],
    ["x", "invalid"],
    ["y", "not_said"],
  ]);
  expect(results[0]).toMatchObject({ segmentSpan: { index: 3, start: 48, end: 78 } });
  expect(results[1]?.["error"]).toMatchObject({ code: "bad_input" });
});

test("a question is answered by its passage, or the recording does not say", async () => {
  const { app } = await withFerry();
  const ask = async (question: string) => (await app.ask({ source: "ferry.vtt", question, ...plain })).result;
  expect((await ask("What does the second boat cost a month?")).passages[0]?.text).toContain("18,500 euros");
  expect((await ask("Who won the chess tournament in Reykjavik?")).answered).toBe(false);
});

test("search finds a phrase and keeps to a speaker", async () => {
  const { app } = await withFerry();
  const search = async (query: string, more: object = {}) =>
    (await app.search("ferry.vtt", query, { limit: 5, ...more })).map(({ segment }) => segment.id);
  expect((await search('"second boat costs"'))[0]).toBe("s0004");
  expect(await search("county", { speaker: "brandt" })).toContain("s0007");
});

test("a finished run can be resumed: it is read, and its reports are written again", async () => {
  const { app } = await withFerry();
  const first = await app.analyze(analyzeRequest("ferry.vtt", { out: "out" }));
  const again = await app.resume(first.run.id.slice(0, 8));
  expect(again.result).toEqual(first.result);
  expect(again.files).toEqual(first.files);
  expect(first.files.map((file) => file.split("/").at(-1))).toEqual([
    "run.json",
    "analysis.json",
    "analysis.md",
    "report.html",
  ]);
});

test("doctor says what is missing and how to get it", async () => {
  const findings = await (await openTestApp()).app.doctor();
  expect(findings.find(({ what }) => what === "Apertium")).toMatchObject({
    state: "missing",
    remedy: "apt install apertium apertium-eng-spa apertium-es-pt apertium-fr-es",
  });
  expect(findings.find(({ what }) => what === "store")?.state).toBe("ok");
});
