/** Calls and tokens, estimated; `costUsd` is null where a price is unknown. */
export interface PlannedSum {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costUsd: number | null;
}

/** What one model of one agent would do. `if_needed`: only for what a tier before it failed on or is not sure of. */
export interface PlannedAgent extends PlannedSum {
  readonly agent: string;
  readonly task: string;
  /** Model spec. */
  readonly model: string;
  readonly when: "always" | "if_needed";
}

/** What an analysis would do and cost. */
export interface AnalysisPlan {
  readonly schema: "onrecord/plan@1";
  readonly transcript: { readonly id: string; readonly title?: string };
  readonly recipe: string;
  readonly language: string;
  readonly translation?: { readonly from: string; readonly to: string; readonly model: string };
  readonly sections: readonly {
    readonly task: string;
    readonly kind: string;
    readonly limit: number;
    readonly topic?: string;
  }[];
  /** How the request in plain words was understood, and by what. */
  readonly request?: Readonly<Record<string, unknown>> & { readonly by: string };
  readonly notes: readonly string[];
  readonly agents: readonly PlannedAgent[];
  /** Of the agents that always work. */
  readonly expected: PlannedSum;
  readonly most: PlannedSum;
}
