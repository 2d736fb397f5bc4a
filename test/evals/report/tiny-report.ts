import { OnrecordError } from "../../../errors.ts";
import { compareTable } from "../../../evals/comparison/compare-table.ts";
import { buildReport, type EvalReport } from "../../../evals/report/eval-report.ts";
import { recordsPath } from "../../../evals/runner/record-file.ts";
import { shouter, tinyAccess, tinyDataset, tinyExamples, tinyTask } from "../tiny-eval.ts";
import { runTiny } from "../tiny-tables.ts";

/** A report with the file that its outputs are read from. */
export interface TinyReport {
  readonly report: EvalReport;
  readonly records: string;
}

/** A small eval's report; `mark` stands in front of every text in it that can come from outside. */
export async function tinyReport(folder: string, mark = "", recordings = 14): Promise<TinyReport> {
  const task = tinyTask();
  const spec = `scripted/${mark.replaceAll(",", ";")}good`;
  const marked = {
    ...task,
    title: `${mark}${task.title}`,
    scorers: task.scorers.map((scorer) => ({
      ...scorer,
      title: `${mark}${scorer.title}`,
      signature: `${mark}${scorer.signature}`,
    })),
  };
  const examples = tinyExamples(recordings).map((example) => ({
    ...example,
    id: `${mark}${example.id}`,
    recording: `${mark}${example.recording}`,
    slices: { ...example.slices, [`${mark}place`]: `${mark}${example.slices["kind"]}` },
  }));
  const dataset = tinyDataset(examples);
  const good = shouter("good", (text) => {
    if (text === "line 5?") throw new OnrecordError(`${mark}No.`, { code: "refused" });
    return { text: text === "line 7" ? `${mark}${text} and more` : text.toUpperCase() };
  });
  const tables = await runTiny({
    folder,
    dataset: { ...dataset, title: `${mark}Tiny`, source: `${mark}here`, licence: `${mark}CC0` },
    task: marked,
    models: tinyAccess({ [spec]: good }),
    request: { candidates: [spec] },
  });
  return { report: buildReport(tables.map(compareTable)), records: recordsPath(folder) };
}
