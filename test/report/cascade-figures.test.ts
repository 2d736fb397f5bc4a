import { expect, test } from "vitest";
import { cascadeFigures } from "../../report/cascade-figures.ts";
import { renderHtml } from "../../report/render-html.ts";
import { renderMarkdown } from "../../report/render-markdown.ts";
import type { AgentRecord, TierRecord } from "../../store/run.ts";
import { makeAnalysis, makeRun, makeTranscript } from "./sample-input.ts";

const spent = { calls: 0, tokens: 0, costUsd: 0 };

function checker(task: string, tiers: readonly TierRecord[] | undefined): AgentRecord {
  return {
    agent: "fact-checker",
    task,
    model: "builtin, acme/m1",
    promptVersion: "1",
    status: tiers === undefined ? "cached" : "done",
    attempts: 1,
    usage: { calls: 1, inputTokens: 1, outputTokens: 1 },
    costUsd: 0,
    seconds: 1,
    ...(tiers === undefined ? {} : { tiers: [...tiers] }),
  };
}

const records = [
  checker("claims:a", [
    { tier: "builtin", asked: 10, decided: 7, ...spent },
    { tier: "acme/m1", asked: 3, decided: 3, calls: 1, tokens: 900, costUsd: 0.03 },
  ]),
  checker("claims:b", [
    { tier: "builtin", asked: 6, decided: 5, ...spent },
    { tier: "acme/m1", asked: 1, decided: 1, calls: 1, tokens: 300, costUsd: 0.01 },
  ]),
  checker("claims:c", undefined),
];

test("tiers of all tasks of an agent are summed, and the last one's cost for all items is estimated from its own", () => {
  expect(cascadeFigures(records)).toEqual([
    {
      agent: "fact-checker",
      items: 16,
      tiers: [
        { tier: "builtin", asked: 16, decided: 12, share: 0.75, ...spent },
        { tier: "acme/m1", asked: 4, decided: 4, share: 0.25, calls: 2, tokens: 1200, costUsd: 0.04 },
      ],
      last: "acme/m1",
      lastAlone: { calls: 8, tokens: 4800, costUsd: 0.16 },
    },
  ]);
});

test("a last tier that was never asked gives no estimate, and an unknown price no number", () => {
  const [never] = cascadeFigures([
    checker("claims:a", [{ tier: "builtin", asked: 2, decided: 2, ...spent }]),
  ]);
  expect(never?.tiers.map(({ decided }) => decided)).toEqual([2, 0]);
  expect(never?.lastAlone).toBeUndefined();
  const unknown = records.map((record) => ({
    ...record,
    ...(record.tiers === undefined
      ? {}
      : { tiers: record.tiers.map((tier) => ({ ...tier, costUsd: null })) }),
  }));
  expect(cascadeFigures(unknown)[0]?.lastAlone).toEqual({ calls: 8, tokens: 4800, costUsd: null });
});

test("an agent with one model has no such figures", () => {
  expect(cascadeFigures([{ ...checker("claims:a", []), model: "builtin" }])).toEqual([]);
});

test("reports show the tiers inside the run's block and nowhere else", () => {
  const input = { transcript: makeTranscript(), analysis: makeAnalysis(), language: "en" };
  const run = { ...makeRun(), agents: records };
  const markdown = renderMarkdown({ ...input, run });
  const [, block = "", ...rest] = markdown.split(/<!-- run:(?:begin|end) -->/);
  expect(block).toContain("| fact-checker | builtin | 16 | 12 (75%) | 0 | \\$0.00 |");
  expect(block).toMatch(/\| acme\/m1 alone .*estimate.* \| 16 \| – \| 4800 \| \\\$0\.16 \|/);
  expect(rest.join("")).not.toContain("alone");
  const page = renderHtml({ ...input, run }).split(/<!-- run:(?:begin|end) -->/);
  expect(page[1]).toContain("<td>12 (75%)</td>");
  expect(page[1]).toContain("<td>acme/m1 alone (estimate)</td>");
});
