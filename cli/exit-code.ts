import type { RunStatus } from "../store/run.ts";

/** What the process ends with; a caller may branch on it. */
export const exitCode = { done: 0, failed: 1, wrongUsage: 2, partial: 3 } as const;

/** The exit code of a finished run. */
export function exitCodeOf(status: RunStatus): number {
  switch (status) {
    case "done":
      return exitCode.done;
    case "waiting":
    case "partial":
      return exitCode.partial;
    case "running":
    case "failed":
      return exitCode.failed;
    default:
      return status satisfies never;
  }
}
