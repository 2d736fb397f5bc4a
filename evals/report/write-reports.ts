import { join } from "node:path";
import { writeAside } from "../../store/blob-store.ts";
import { compareTable } from "../comparison/compare-table.ts";
import type { EvalOutcome } from "../run-eval.ts";
import { buildReport, type EvalReport } from "./eval-report.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { reportJson } from "./report-json.ts";

/** The report of an outcome. */
export function reportOf(outcome: EvalOutcome): EvalReport {
  return buildReport(outcome.tables.map(compareTable));
}

/** Writes report.json, report.md and report.html into a folder and gives their paths, the page last. */
export async function writeReports(
  folder: string,
  { report, outcome }: { readonly report: EvalReport; readonly outcome: EvalOutcome },
  writer: string,
): Promise<readonly string[]> {
  const { renderHtml } = await import("./render-html.ts");
  const files = [
    ["report.json", `${JSON.stringify(reportJson(report), null, 2)}\n`],
    ["report.md", renderMarkdown(report)],
    ["report.html", renderHtml(report, outcome.records)],
  ] as const;
  return files.map(([name, text]) => {
    const path = join(folder, name);
    writeAside(path, text, writer);
    return path;
  });
}
