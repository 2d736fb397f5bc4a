import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listDatasets } from "../../evals/datasets/index.ts";
import { decide, openReviewWorld, waitingRun, wrongTexts } from "../graphs/review-world.ts";

/** The decisions that were kept in a store, as the evals read them. */
async function loadReviewed(folder: string, kind: "claims" | "quotes") {
  const datasets = listDatasets({ dataFolders: [join(folder, "store", "reviewed")] });
  const dataset = datasets.find(({ name }) => name === `reviewed-${kind}`);
  if (dataset === undefined) throw new Error(`no decisions on ${kind} were kept`);
  return await dataset.load();
}

test("decisions are kept as examples that the evals read, the last one on the same words", async () => {
  const { app, folder, request } = await openReviewWorld();
  const right = "A second boat costs 18,500 euros per month.";
  for (const decision of ["drop", "keep"] as const) {
    await expect(app.analyze(request({ review: ["statements"] }))).rejects.toThrow("onrecord review");
    await decide(app, await waitingRun(app), [
      { id: "summary-dropped-01", decision },
      { id: "summary-dropped-02", decision: "correct", text: right },
      { id: "summary-dropped-03", decision: "drop" },
    ]);
  }
  const { examples, readTranscript } = await loadReviewed(folder, "claims");
  const labels = examples.map(({ input, expected }) => [input, expected]);
  const transcript = expect.stringMatching(/^\.\.\/\.\.\/blobs\//);
  expect(labels).toEqual(
    [
      [wrongTexts[0], "supported"],
      [wrongTexts[1], "unsupported"],
      [right, "supported"],
      [wrongTexts[2], "unsupported"],
    ].map(([claim, verdict]) => [{ transcript, claim }, expect.objectContaining({ verdict })]),
  );
  const { sha256 } = (await app.runs())[0]?.transcript ?? { sha256: "" };
  const bytes = readTranscript?.(`../../blobs/${sha256.slice(0, 2)}/${sha256}`);
  expect(new TextDecoder().decode(bytes)).toContain("WEBVTT");
});

test("a quote that a person drops is an example of what was not said, unless it was said", async () => {
  const { app, folder, request } = await openReviewWorld();
  const altered = "The second boat costs 81,500 euros a month.";
  const takenBack = "the ferry carried four hundred and twelve people on Saturday.";
  const statements = [
    { text: altered, segments: ["s0004"] },
    { text: takenBack, segments: ["s0001"] },
  ];
  const value = { sections: [{ kind: "quotes", statements }] };
  writeFileSync(join(folder, "script.json"), JSON.stringify({ answers: [{ purpose: "", value }] }));
  await expect(app.analyze(request({ review: ["statements"] }))).rejects.toThrow("onrecord review");
  const id = await waitingRun(app);
  const dropped = ["quotes-dropped-01", "quotes-dropped-02"];
  await decide(
    app,
    id,
    dropped.map((statement) => ({ id: statement, decision: "drop" })),
  );
  const { examples } = await loadReviewed(folder, "quotes");
  expect(examples).toMatchObject([
    {
      input: { quote: altered },
      expected: { verdict: ["altered", "not_said", "misattributed", "uncertain"] },
    },
  ]);
});
