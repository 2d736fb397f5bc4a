/** What the page knows of all rows of a table before it looks at one. */
export interface RowIndex {
  /** Mark and spec of each candidate. */
  readonly specs: readonly string[];
  /** `wide`: figures go beyond 1. */
  readonly scorers: readonly {
    readonly title: string;
    readonly better: "higher" | "lower";
    readonly wide: boolean;
  }[];
  readonly blockRows: number;
  readonly rows: number;
  /** By candidate and row, what the first scorer gives; null: nothing. */
  readonly values: readonly (readonly (number | null)[])[];
  /** By candidate, a letter a row: o ok, i invalid, e error, r refused, t truncated, - not tried. */
  readonly states: readonly string[];
}

/** One candidate's row: what it gave, why it has its first score, and all its scores. */
export type RowCell = readonly [output: string, reason: string, scores: readonly (number | null)[]];

/** Consecutive rows of a table. */
export type RowBlock = readonly {
  readonly id: string;
  /** Recording, language and slices. */
  readonly about: string;
  readonly input: string;
  readonly expected: string;
  readonly cells: readonly (RowCell | null)[];
}[];
