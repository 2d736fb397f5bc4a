import { join } from "node:path";
import type { Analysis } from "../agents/analysis.ts";
import type { Verification } from "../agents/verification.ts";
import { OnrecordError } from "../errors.ts";
import { renderHtml } from "../report/render-html.ts";
import { renderJson } from "../report/render-json.ts";
import { renderMarkdown } from "../report/render-markdown.ts";
import type { ReportInput } from "../report/report-input.ts";
import { reasonOf, replaceFile } from "../store/blob-store.ts";
import { explainFullDisk } from "../store/disk-full.ts";
import { type Transcript, type WrittenFormat, writeTranscript } from "../transcript/index.ts";
import { readAnsweringScript } from "./read-answering-script.ts";
import { formatFor } from "./written-format.ts";

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
    ["report.html", renderHtml(input, readAnsweringScript())],
  ];
  try {
    return files.map(([file, content]) => writeWhole(join(folder, file), content));
  } catch (cause) {
    const error = explainFullDisk(cause, folder);
    if (error !== cause) throw error;
    throw new OnrecordError(
      `The reports could not be written to ${folder}: ${reasonOf(cause)}. Name another folder with --out DIR; the result is kept in the store.`,
      { code: "not_writable", cause },
    );
  }
}

/** Writes a transcript to a file, in the format given, else the one that the file's name says; gives the path. */
export function writeTranslated(path: string, transcript: Transcript, format?: WrittenFormat): string {
  const content = writeTranscript(transcript, format ?? formatFor(transcript, path));
  try {
    return writeWhole(path, content);
  } catch (cause) {
    const error = explainFullDisk(cause, path);
    if (error !== cause) throw error;
    throw new OnrecordError(
      `The transcript could not be written to ${path}: ${reasonOf(cause)}. Name another file with --out FILE; the result is kept in the store.`,
      { code: "not_writable", cause },
    );
  }
}

function writeWhole(path: string, content: string): string {
  replaceFile(path, content, `${path}.tmp`);
  return path;
}
