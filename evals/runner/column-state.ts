import type { OnrecordError } from "../../errors.ts";
import type { Row } from "./run-row.ts";

/** What is known of a candidate while its rows are worked. */
export interface ColumnState {
  /** Why no more of its rows are tried; `over_budget` or that it cannot be asked. */
  stopped(): OnrecordError | undefined;
  stop(why: OnrecordError): void;
  /** Notes a row whose server did not answer; too many in a row stop the candidate. */
  fellSilent(row: Row, why: OnrecordError): void;
  /** Notes a row that came back, and gives those before it at which the server fell silent: their failure is their own. */
  cameBack(): readonly SilentRow[];
  /** Rows that were not tried, and the first reason. */
  untried(): { readonly rows: number; readonly why: OnrecordError | undefined };
  leaveOut(why: OnrecordError): void;
}

export interface SilentRow {
  readonly row: Row;
  readonly why: OnrecordError;
}

/** A server that is silent at this many rows on end is taken to be gone. */
const mostSilent = 6;

/** A candidate of which nothing is known yet. */
export function createColumnState(): ColumnState {
  let stopped: OnrecordError | undefined;
  let silent: SilentRow[] = [];
  let hasAnswered = false;
  let leftOut = 0;
  let firstReason: OnrecordError | undefined;
  return {
    stopped: () => stopped,
    stop(why) {
      stopped ??= why;
    },
    fellSilent(row, why) {
      silent.push({ row, why });
      if (!hasAnswered || silent.length >= mostSilent) stopped ??= why;
    },
    cameBack() {
      hasAnswered = true;
      const before = silent;
      silent = [];
      return before;
    },
    untried: () => ({ rows: leftOut + silent.length, why: firstReason ?? silent[0]?.why }),
    leaveOut(why) {
      leftOut += 1;
      firstReason ??= why;
    },
  };
}
