import type { StatementCheck } from "../agents/statement.ts";
import type { Evidence } from "../grounding/schema.ts";

/** One checked sentence as reports show it: a statement of an analysis, or a quote or claim of an article. */
export interface Entry {
  /** Unique in the report and free of foreign characters: `e1`, `e2`, … */
  readonly anchor: string;
  readonly id: string;
  readonly text: string;
  readonly language?: string;
  readonly title?: string;
  readonly paragraph?: number;
  /** Whom the text says it is from. */
  readonly speaker?: string;
  readonly evidence: readonly Evidence[];
  readonly check: StatementCheck;
  /** The other-language version that was compared with the recording, and who made it if it was made here. */
  readonly counterpart?: { readonly text: string; readonly language?: string; readonly by?: string };
  readonly note?: string;
}

/** Entries under one heading. `kind` is a section kind of an analysis; absent for a heading of an article. */
export interface EntryGroup {
  readonly kind?: string;
  readonly title: string;
  readonly status: "ok" | "empty" | "needs_model" | "failed";
  readonly note?: string;
  readonly entries: readonly Entry[];
}

/** One result in a report. */
export interface ReportPart {
  readonly name: "analysis" | "article";
  readonly status: "complete" | "partial";
  readonly groups: readonly EntryGroup[];
  readonly notes: readonly string[];
  readonly dropped: readonly { readonly entry: Entry; readonly reason: string }[];
  readonly produced: readonly {
    readonly agent: string;
    readonly model: string;
    readonly promptVersion: string;
  }[];
}
