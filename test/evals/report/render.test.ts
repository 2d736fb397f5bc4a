import { expect, test } from "vitest";
import { renderHtml } from "../../../evals/report/render-html.ts";
import { renderMarkdown } from "../../../evals/report/render-markdown.ts";
import { renderText } from "../../../evals/report/render-text.ts";
import { reportJson } from "../../../evals/report/report-json.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { type TinyReport, tinyReport } from "./tiny-report.ts";

const whole = ({ report, records }: TinyReport): readonly string[] => [
  renderText(report),
  renderMarkdown(report),
  renderHtml(report, records),
  JSON.stringify(reportJson(report)),
];

test("the same records give the same bytes, in every form", async () => {
  const folder = temporaryFolder();
  const first = whole(await tinyReport(folder));
  expect(whole(await tinyReport(folder))).toEqual(first);
});

test("other seconds change nothing but the marked block", async () => {
  const [one, other] = [await tinyReport(temporaryFolder()), await tinyReport(temporaryFolder())];
  const slower = other.report.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => ({
      ...column,
      spending: {
        ...column.spending,
        calls: 99,
        costUsd: 7,
        median: { ...column.figures[0], value: 9 } as never,
      },
    })),
  }));
  const strip = (text: string): string => text.replace(/<!-- run:begin -->[\s\S]*?<!-- run:end -->/g, "");
  const changed = { report: { tables: slower }, records: other.records };
  expect(renderMarkdown(changed.report)).not.toBe(renderMarkdown(one.report));
  expect(strip(renderMarkdown(changed.report))).toBe(strip(renderMarkdown(one.report)));
  expect(strip(renderHtml(changed.report, changed.records))).toBe(strip(renderHtml(one.report, one.records)));
  const { run: _one, ...before } = reportJson(one.report);
  const { run: _other, ...after } = reportJson(changed.report);
  expect(after).toEqual(before);
});

test("the terminal shows ranks, intervals, what was tried and what may be said against the best", async () => {
  const { report } = await tinyReport(temporaryFolder());
  const lines = renderText(report).split("\n");
  expect(lines[0]).toBe("Shouting  shout on tiny, 42 examples of 14 recordings");
  expect(lines[1]).toMatch(/^RANK +CANDIDATE +RIGHT +TRIED +NOT USABLE +AGAINST THE BEST$/);
  expect(lines[2]).toMatch(
    /^1 +scripted\/good +0\.952 \[0\.\d{3}, 0\.\d{3}\] +42 +2\.4 % \[[\d.]+, \d+\] +the best figure$/,
  );
  expect(lines[3]).toMatch(/^2 +builtin +0\.667 \[0\.\d{3}, 0\.\d{3}\] +42 +0 % \[0, [\d.]+\] +worse$/);
  expect(lines[4]).toMatch(/^3 +baseline\/copy +0\.000 \[0\.000, 0\.\d{3}\] /);
  expect(lines[5]).toContain("exact|v:1; 1 more scorers stand in the report and with --json");
});

test("no figure of a score stands anywhere without its interval", async () => {
  const { report } = await tinyReport(temporaryFolder());
  const markdown = renderMarkdown(report).replace(/<!-- run:begin -->[\s\S]*<!-- run:end -->/, "");
  for (const [number] of markdown.matchAll(
    /(?<![\d.[,-])(?<!\[\d+\.\d+, )\b\d+\.\d{1,3}\b(?! ?%)(?!\])(?! \[)/g,
  ))
    expect.fail(`${number} has no interval`);
});

test("JSON names every scorer with its signature and every comparison with its verdict", async () => {
  const json = JSON.parse(JSON.stringify(reportJson((await tinyReport(temporaryFolder())).report)));
  const [table] = json.tables;
  expect(table.scorers.map(({ signature }: { signature: string }) => signature)).toEqual([
    "exact|v:1",
    "letters|v:1",
  ]);
  expect(table.candidates[0]).toMatchObject({
    candidate: "scripted/good",
    rank: 1,
    planned: 42,
    tried: 42,
    failures: { refused: 1 },
    figures: { exact: { value: 40 / 42 } },
  });
  expect(table.comparisons).toHaveLength(3);
  expect(table.comparisons[0]).toMatchObject({ left: "builtin", right: "baseline/copy", verdict: "better" });
  expect(json.run[0].candidates[0]).toMatchObject({ candidate: "scripted/good", calls: 42 });
});
