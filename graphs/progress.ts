/** One step of a graph as it happens; `total` is known once the plan is. */
export interface ProgressEvent {
  readonly runId: string;
  readonly step: string;
  readonly state: "started" | "done" | "failed";
  readonly done: number;
  readonly total?: number;
  readonly note?: string;
}
