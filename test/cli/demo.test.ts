import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AnalyzeRequest, App, VerifyRequest } from "../../app/app.ts";
import { run } from "./fake-app.ts";
import { analysis, outcomeOf, verificationWith } from "./results-of-graphs.ts";
import { runWith } from "./run-with.ts";

let samplesFolder = "";

beforeAll(() => {
  samplesFolder = mkdtempSync(join(tmpdir(), "onrecord-demo-"));
  for (const name of ["pier.vtt", "article.md", "pasted-page.txt"])
    writeFileSync(join(samplesFolder, name), "");
});

afterAll(() => rmSync(samplesFolder, { recursive: true, force: true }));

const app: Partial<App> = {
  analyze: async (request) => outcomeOf(analysis, [`${request.out}/report.html`]),
  verify: async (request) =>
    outcomeOf(
      request.article === undefined
        ? verificationWith("said")
        : verificationWith("said", "altered", "not_said"),
      [`${request.out}/report.html`],
    ),
};

test("analyses the recording, checks the article and the page, all on this machine, in a store of its own", async () => {
  const { code, calls, opened } = await runWith("demo", { app, samplesFolder });
  const requests = calls.slice(0, 3).map(([method, request]) => ({ method, request }));
  const recording = join(samplesFolder, "pier.vtt");
  expect(requests).toMatchObject([
    { method: "analyze", request: { source: recording, localOnly: true, out: "/here/out/demo/recording" } },
    { method: "verify", request: { source: recording, article: join(samplesFolder, "article.md") } },
    { method: "verify", request: { source: join(samplesFolder, "pasted-page.txt") } },
  ] satisfies { method: string; request: Partial<AnalyzeRequest | VerifyRequest> }[]);
  expect(requests[2]?.request).not.toHaveProperty("article");
  expect(opened[0]?.store).toBe("/here/out/demo/store");
  expect(code).toBe(0);
});

test("ends with a line that says how much held, and where to read it", async () => {
  const { out } = await runWith("demo", { app, samplesFolder });
  expect(out.trimEnd().split("\n").at(-1)).toMatch(
    /^Of what was written about it: 2 of 4 quotes held; 1 altered, 1 never said\. Report: out\/demo\/article\/report\.html$/,
  );
});

test("says what limits a part", async () => {
  const limited = { ...verificationWith("said"), notes: ["Spanish was not translated."] };
  const { out } = await runWith("demo", {
    app: { ...app, verify: async () => outcomeOf(limited) },
    samplesFolder,
  });
  expect(out).toContain("1 of 1 quote held.\n           Spanish was not translated.\n");
});

test("writes into the folder of --out", async () => {
  const { calls, opened } = await runWith("demo --out there", { app, samplesFolder });
  expect(calls[0]?.[1]).toMatchObject({ out: "/here/there/recording" });
  expect(opened[0]?.store).toBe("/here/there/store");
});

test("prints one JSON value with --json", async () => {
  const { out } = await runWith("demo --json", { app, samplesFolder });
  expect(JSON.parse(out)).toMatchObject({
    parts: [
      { name: "recording" },
      { name: "article", tally: { quotes: { total: 3, held: 1 } } },
      { name: "page" },
    ],
    written: { quotes: { total: 4, held: 2, altered: 1, not_said: 1 } },
  });
});

test("a part that is partial makes the demo partial", async () => {
  const partial = { ...outcomeOf(analysis), run: { ...run, status: "partial" as const } };
  const { code } = await runWith("demo", { app: { ...app, analyze: async () => partial }, samplesFolder });
  expect(code).toBe(3);
});

test("missing samples are said, with what to do", async () => {
  const { code, error } = await runWith("demo", { app, samplesFolder: join(samplesFolder, "none") });
  expect(code).toBe(1);
  expect(error).toMatch(
    /^onrecord: No sample recording \(\*\.vtt\) in ".*none"\. .*install onrecord again\.\n$/,
  );
});
