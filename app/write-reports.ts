import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Analysis } from "../agents/analysis.ts";
import type { Verification } from "../agents/verification.ts";
import { OnrecordError } from "../errors.ts";
import { renderHtml } from "../report/render-html.ts";
import { renderJson } from "../report/render-json.ts";
import { renderMarkdown } from "../report/render-markdown.ts";
import type { ReportInput } from "../report/report-input.ts";
import { reasonOf } from "../store/blob-store.ts";

/** Writes run.json, the result as JSON and Markdown, and report.html last; gives their paths in that order. */
export function writeReports(
  folder: string,
  input: ReportInput,
  result: Analysis | Verification,
): readonly string[] {
  const name = result.schema === "onrecord/analysis@1" ? "analysis" : "verification";
  const files: readonly [string, string][] = [
    ["run.json", `${JSON.stringify(input.run, null, 2)}\n`],
    [`${name}.json`, renderJson(result)],
    [`${name}.md`, renderMarkdown(input)],
    ["report.html", renderHtml(input)],
  ];
  try {
    mkdirSync(folder, { recursive: true });
    return files.map(([file, content]) => writeWhole(join(folder, file), content));
  } catch (cause) {
    throw new OnrecordError(
      `The reports could not be written to ${folder}: ${reasonOf(cause)}. Name another folder with --out DIR; the result is kept in the store.`,
      { code: "not_writable", cause },
    );
  }
}

function writeWhole(path: string, content: string): string {
  writeFileSync(`${path}.tmp`, content);
  renameSync(`${path}.tmp`, path);
  return path;
}
