import { expect, test } from "vitest";
import type { AnalyzeRequest } from "../../app/app.ts";
import { OnrecordError } from "../../errors.ts";
import { run, transcript } from "./fake-app.ts";
import { analysis, outcomeOf, verificationWith } from "./results-of-graphs.ts";
import { runWith } from "./run-with.ts";

const verification = verificationWith();

test("analyze asks for a wisdom analysis in the recording's language, without caps", async () => {
  const ran = await runWith("analyze talk.vtt --json", { app: { analyze: async () => outcomeOf(analysis) } });
  expect(ran.calls[0]?.slice(0, 2)).toEqual([
    "analyze",
    { source: "talk.vtt", recipe: "wisdom", models: {}, localOnly: false, budget: {} },
  ]);
  expect(JSON.parse(ran.out)).toEqual(analysis);
  expect(ran.code).toBe(0);
});

test("analyze passes every option on, and says which files were written", async () => {
  const line =
    "analyze talk.vtt --recipe brief --lang pt-br --model builtin --model router=a/b,c/d --local-only " +
    "--budget-usd 0.5 --max-calls 7 --max-tokens 900 --max-seconds 1.5 --out out";
  const ran = await runWith(line, {
    app: { analyze: async () => outcomeOf(analysis, ["/here/out/report.html", "/else/run.json"]) },
  });
  expect(ran.calls[0]?.[1]).toEqual({
    source: "talk.vtt",
    recipe: "brief",
    language: "pt-BR",
    models: { "*": ["builtin"], router: ["a/b", "c/d"] },
    localOnly: true,
    budget: { usd: 0.5, calls: 7, tokens: 900, seconds: 1.5 },
    out: "out",
  });
  expect(ran.error).toBe("wrote out/report.html\nwrote /else/run.json\n");
});

test("several sources each get a folder of their own, and a JSON line", async () => {
  const ran = await runWith("analyze a.vtt b.vtt --out out --json", {
    app: {
      show: async (source) => ({
        status: "ok",
        format: "vtt",
        warnings: [],
        transcript: { ...transcript, id: `${source.charAt(0)}-01234567` },
      }),
      analyze: async () => outcomeOf(analysis),
    },
  });
  const asked = ran.calls.filter(([name]) => name === "analyze").map(([, request]) => request);
  expect((asked as AnalyzeRequest[]).map(({ source, out }) => [source, out])).toEqual([
    ["a.vtt", "out/a-01234567"],
    ["b.vtt", "out/b-01234567"],
  ]);
  expect(
    ran.out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual([analysis, analysis]);
});

test.each([
  [["good", "good"], 0],
  [["bad", "good"], 3],
  [["bad", "bad"], 1],
  [["partial", "good"], 3],
  [["partial", "partial"], 3],
])("several sources that end %j exit %d, and none stops the others", async (sources, code) => {
  const analyze = async ({ source }: AnalyzeRequest) => {
    if (source === "bad") throw new OnrecordError("It is a picture.", { code: "not_a_transcript" });
    return {
      ...outcomeOf(analysis),
      run: { ...run, status: source === "good" ? "done" : "partial" } as const,
    };
  };
  const ran = await runWith(["analyze", ...sources, "--json"], { app: { analyze } });
  expect(ran.code).toBe(code);
  expect(ran.calls.filter(([name]) => name === "analyze").length).toBe(2);
});

test("a failed part is named, with its reason", async () => {
  const [agent] = run.agents;
  const failed = {
    ...run,
    status: "partial" as const,
    agents: [
      {
        ...agent,
        task: "summarize:ideas",
        status: "failed",
        error: { code: "timeout", message: "Too slow." },
      },
    ],
  } as typeof run;
  const ran = await runWith("analyze talk.vtt --json", {
    app: { analyze: async () => ({ ...outcomeOf(analysis), run: failed }) },
  });
  expect(ran.code).toBe(3);
  expect(ran.error).toContain("onrecord: summarize:ideas failed: Too slow.\n");
});

test("verify checks an article, or the one in the same page", async () => {
  const app = { verify: async () => outcomeOf(verification) };
  const both = await runWith("verify talk.vtt article.md --lang es --out out --json", { app });
  expect(both.calls[0]).toEqual([
    "verify",
    { source: "talk.vtt", article: "article.md", models: {}, localOnly: false, language: "es", out: "out" },
  ]);
  const page = await runWith("verify page.txt --json", { app });
  expect(page.calls[0]?.[1]).toEqual({ source: "page.txt", models: {}, localOnly: false });
  expect(JSON.parse(page.out)).toEqual(verification);
});

test("verify of rows prints a JSON line a row, in order", async () => {
  const rows = [
    { id: "2", verdict: "said" },
    { id: "1", verdict: "altered" },
  ];
  const ran = await runWith("verify talk.vtt --quotes q.jsonl --claims c.jsonl", {
    app: { verifyRows: async () => rows },
  });
  expect(ran.calls[0]?.[1]).toMatchObject({ quotes: "q.jsonl", claims: "c.jsonl" });
  expect(ran).toMatchObject({
    code: 0,
    out: '{"id":"2","verdict":"said"}\n{"id":"1","verdict":"altered"}\n',
  });
});

test("a row that cannot be read makes the result partial", async () => {
  const rows = [
    { id: "1", verdict: "said" },
    { id: "2", verdict: "invalid" },
  ];
  const ran = await runWith("verify talk.vtt --quotes q.jsonl", { app: { verifyRows: async () => rows } });
  expect(ran.code).toBe(3);
  expect(ran.error).toBe("onrecord: 1 of 2 rows could not be read; their lines say why.\n");
});

test("the store of --store is the one that is opened, before or after the command", async () => {
  const app = { list: async () => [] };
  const [before, after, none] = await Promise.all([
    runWith("--store team list", { app }),
    runWith("list --store team", { app }),
    runWith("list", { app }),
  ]);
  expect(before.opened[0]?.store).toBe("team");
  expect(after.opened[0]?.store).toBe("team");
  expect(none.opened[0]).not.toHaveProperty("store");
});
