import type { Job } from "../app/jobs.ts";
import type { Colors } from "./colors.ts";
import { renderTable } from "./print-table.ts";
import { shortPath } from "./short-path.ts";

/** Jobs for people, a row each. */
export function renderJobs(jobs: readonly Job[], colors: Colors, cwd: string): string {
  const rows = jobs.map((job) => [
    job.id,
    job.batch,
    job.status,
    job.failures === 0 ? "" : String(job.failures),
    toTime(job.startedMs ?? job.addedMs),
    shortPath(job.label, cwd),
    job.error?.message ?? "",
  ]);
  return renderTable(["JOB", "BATCH", "STATUS", "FAILED", "SINCE", "SOURCE", "ERROR"], rows, colors);
}

/** A job for programs. */
export function toJobJson(job: Job): Readonly<Record<string, unknown>> {
  const { id, batch, label, status, failures, error, addedMs, startedMs, finishedMs } = job;
  return {
    id,
    batch,
    source: label,
    status,
    failures,
    error: error ?? null,
    addedAt: toTime(addedMs),
    startedAt: startedMs === undefined ? null : toTime(startedMs),
    finishedAt: finishedMs === undefined ? null : toTime(finishedMs),
  };
}

function toTime(ms: number): string {
  return new Date(ms).toISOString();
}
