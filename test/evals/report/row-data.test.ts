import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { chooseRows, gainOf } from "../../../evals/report/browser/choose-rows.ts";
import { packRows } from "../../../evals/report/row-data.ts";
import type { RowBlock, RowIndex } from "../../../evals/report/row-shapes.ts";
import { openRecordReader } from "../../../evals/runner/read-records.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { tinyReport } from "./tiny-report.ts";

async function unpacked(): Promise<{ index: RowIndex; rows: RowBlock }> {
  const { report, records } = await tinyReport(temporaryFolder());
  const reader = openRecordReader(records);
  const [[index = "", ...blocks] = []] = packRows(report, reader.read);
  reader.close();
  const read = (text: string) => JSON.parse(inflateRawSync(Buffer.from(text, "base64")).toString("utf8"));
  return { index: read(index), rows: blocks.flatMap(read) };
}

test("every row is there with all candidates, the best one first", async () => {
  const { index, rows } = await unpacked();
  expect(index).toMatchObject({ specs: ["C scripted/good", "A builtin", "B baseline/copy"], rows: 42 });
  expect(index.states[0]).toBe(`ooooor${"o".repeat(36)}`);
  expect(index.values[1]?.slice(0, 3)).toEqual([1, 1, 0]);
  expect(rows[7]).toEqual({
    id: "e7",
    about: "r2 · es · plain · plain",
    input: "line 7",
    expected: "LINE 7",
    cells: [
      ["line 7 and more", "said line 7 and more", [0, 33.3333]],
      ["LINE 7", "said LINE 7", [1, 100]],
      ["line 7", "said line 7", [0, 33.3333]],
    ],
  });
  expect(rows[5]?.cells[0]?.[0]).toBe("refused: No.");
});

const index: RowIndex = {
  specs: ["A x", "B y"],
  scorers: [{ title: "Off", better: "lower", wide: false }],
  blockRows: 100,
  rows: 5,
  values: [
    [0.5, 0.2, 0.3, null, 1],
    [0.5, 0.3, 0, 0.5, 1],
  ],
  states: ["ooo-i", "ooooo"],
};
const sides = { left: 0, right: 1 };

test.each([
  ["changed", [2, 1, 3, 4]],
  ["right_better", [2]],
  ["right_worse", [1]],
  ["not_usable", [4]],
  ["all", [0, 1, 2, 3, 4]],
] as const)("%s rows are shown, the largest change first", (filter, rows) => {
  expect(chooseRows(index, sides, filter)).toEqual(rows);
});

test("where lower is better, less is a gain", () => {
  expect(gainOf(index, sides, 2)).toBeCloseTo(0.3, 12);
  expect(gainOf(index, sides, 3)).toBe(0);
});
