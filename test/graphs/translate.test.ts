import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTranscript } from "../../transcript/index.ts";
import { openTestApp } from "../app/open-test-app.ts";
import { smallTranscript, smallVtt } from "../small-transcript.ts";
import { keepCheckpoints } from "./keep-checkpoints.ts";

const spanish = [
  "Buenos días. El ferry llevó a cuatrocientas doce personas el sábado.",
  "Perdón, dije cuatrocientas doce, fueron trescientas doce personas.",
  "¿Y qué nos cuesta el segundo barco si lo mantenemos todo el invierno?",
  "El segundo barco cuesta 18.500 euros al mes, y no podemos pagarlo después de marzo.",
  "No estoy de acuerdo. Un pueblo sin ferry es un pueblo que espera a otra gente.",
  "Decidimos mantener un barco hasta junio y pedir la otra mitad al condado.",
  "Escribiré al condado antes del viernes y enviaré a todos una copia de la carta.",
];

/** A script that translates the texts of the sample, whatever batch they come in; t1 is the title. */
function toAnswer(sentences: readonly string[]) {
  const rows = ["ferry", ...sentences].map((text, index) => ({ id: `t${index + 1}`, text }));
  return { purpose: "translate:", value: { translations: rows } };
}

async function open(answers: readonly object[], more: Parameters<typeof openTestApp>[0] = {}) {
  const opened = await openTestApp(more);
  writeFileSync(join(opened.folder, "ferry.vtt"), smallVtt);
  const log = join(opened.folder, "calls");
  writeFileSync(join(opened.folder, "script.json"), JSON.stringify({ answers, log }));
  return { ...opened, asked: () => readFileSync(log, "utf8").match(/^asked/gm)?.length ?? 0 };
}

const request = (more: object = {}) => ({
  source: "ferry.vtt",
  to: "es",
  models: { translator: ["scripted/script.json"] },
  localOnly: false,
  budget: {},
  ...more,
});

test("a transcript comes back as a transcript: times, speakers and ids as they were, words in Spanish", async () => {
  const { app } = await open([toAnswer(spanish)]);
  const { result, run } = await app.translate(request());
  expect([run.graph, run.status, result.from, result.to]).toEqual(["translate", "done", "en", "es"]);
  expect(result.untranslated).toEqual([]);
  expect(result.translated.language).toBe("es");
  expect(result.translated.segments.map(({ text }) => text)).toEqual(spanish);
  expect(result.translated.segments.map(({ id, start, speaker }) => [id, start, speaker])).toEqual(
    smallTranscript.segments.map(({ id, start, speaker }) => [id, start, speaker]),
  );
  expect(result.produced).toEqual([
    {
      agent: "translator",
      model: "scripted/script.json",
      promptVersion: expect.stringMatching(/^translator-/),
    },
  ]);
});

test("a segment whose translation changes a number keeps its own words and is listed", async () => {
  const wrong = spanish.map((text) => text.replace("18.500", "81.500"));
  const { app } = await open([toAnswer(wrong)]);
  const { result, run } = await app.translate(request());
  expect([run.status, result.status]).toEqual(["partial", "partial"]);
  expect(result.untranslated).toEqual([{ segment: "s0004", reason: expect.stringContaining("number") }]);
  expect(result.translated.segments[3]?.text).toBe(
    "The second boat costs 18,500 euros a month, and we cannot pay that after March.",
  );
  expect(result.translated.segments[4]?.text).toBe(spanish[4]);
});

test("--out writes the transcript in the format of the file's name, and it reads back", async () => {
  const { app, folder } = await open([toAnswer(spanish)]);
  const { files } = await app.translate(request({ out: "es/ferry.srt" }));
  expect(files).toEqual([join(folder, "es", "ferry.srt")]);
  const bytes = readFileSync(join(folder, "es", "ferry.srt"));
  const { transcript } = readTranscript({ bytes, sha256: "b".repeat(64), uri: "ferry.srt" });
  expect(transcript.segments.map(({ text, start }) => [text, start])).toEqual(
    spanish.map((text, index) => [text, smallTranscript.segments[index]?.start]),
  );
});

test("the source is never written over", async () => {
  const { app, folder } = await open([toAnswer(spanish)]);
  await expect(app.translate(request({ out: "ferry.vtt" }))).rejects.toMatchObject({ code: "bad_usage" });
  expect(readFileSync(join(folder, "ferry.vtt"), "utf8")).toBe(smallVtt);
});

test("where nothing translates the pair, the error says what to install or to name", async () => {
  const { app } = await open([]);
  await expect(app.translate(request({ models: {} }))).rejects.toMatchObject({
    code: "missing_program",
    message: expect.stringMatching(/en to es.*apertium.*--model translator=SPEC/),
  });
});

test.each([
  [{ to: "en" }, /in en already/],
  [{ to: "en", from: "en" }, /in en already/],
])("a translation into its own language is refused: %j", async (more, message) => {
  const { app } = await open([toAnswer(spanish)]);
  await expect(app.translate(request(more))).rejects.toMatchObject({ code: "bad_usage", message });
});

test("when every call fails there is no translation but an error, and a later run succeeds", async () => {
  const { app, folder } = await open([{ purpose: "", error: "The server is down. Start it." }]);
  await expect(app.translate(request())).rejects.toMatchObject({
    code: "model_failed",
    message: expect.stringContaining("The server is down."),
  });
  writeFileSync(join(folder, "script.json"), JSON.stringify({ answers: [toAnswer(spanish)] }));
  const next = await openTestApp({ folder });
  expect((await next.app.translate(request())).run.status).toBe("done");
});

test("a long recording goes in batches of 40 segments", async () => {
  const { app, folder } = await open([{ purpose: "", error: "Not this one." }]);
  const lines = Array.from({ length: 95 }, (_, index) => `Ann: Boat ${index + 1} sails.`);
  writeFileSync(join(folder, "count.txt"), `${lines.join("\n")}\nBob: The ferry sails at nine.\n`);
  await expect(app.translate(request({ source: "count.txt", from: "en" }))).rejects.toMatchObject({
    code: "model_failed",
  });
  const [run] = await app.runs();
  expect(run?.agents.map(({ task }) => task).sort()).toEqual(["translate:1", "translate:2", "translate:3"]);
});

test("a run that was stopped goes on where it stopped: finished batches are not asked for again", async () => {
  const stop = new AbortController();
  const slow = { ...toAnswer(spanish), delayMs: 60_000 };
  const { app, folder } = await open([slow], { signal: stop.signal });
  const stopped = app.translate(request());
  setTimeout(() => stop.abort(), 300);
  await expect(stopped).rejects.toMatchObject({ code: "cancelled" });
  const [run] = await app.runs();
  const log = join(folder, "later");
  writeFileSync(join(folder, "script.json"), JSON.stringify({ answers: [toAnswer(spanish)], log }));
  const next = await openTestApp({ folder });
  const outcome = await next.app.resume(run?.id ?? "");
  expect(outcome.run).toMatchObject({ id: run?.id, status: "done" });
  expect(outcome.result).toMatchObject({ schema: "onrecord/translation@1", to: "es", untranslated: [] });
  await next.app.resume(run?.id ?? "");
  expect(readFileSync(log, "utf8").match(/^asked/gm)).toHaveLength(1);
});

test("no word of the recording stands in the checkpoints", async () => {
  const { app, folder } = await open([toAnswer(spanish)]);
  const kept = keepCheckpoints(folder);
  await app.translate(request(), kept.call);
  const rows = kept.texts();
  const all = rows.join("\n");
  expect(rows.length).toBeGreaterThan(5);
  for (const word of ["boat", "barco", "Quint", "18"])
    expect(all.replace(/[0-9a-f]{16,}/g, "")).not.toContain(`${word} `);
});
