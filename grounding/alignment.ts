/** One step of an alignment: quote tokens `[quoteFrom, quoteTo)` against transcript tokens `[from, to)`. */
export interface AlignedStep {
  readonly quoteFrom: number;
  readonly quoteTo: number;
  readonly from: number;
  readonly to: number;
  readonly equal: boolean;
  readonly cost: number;
}

/** `[from, to)` are the transcript tokens the quote covers; `cost` of all steps, 0 for the same words. */
export interface Alignment {
  readonly from: number;
  readonly to: number;
  readonly cost: number;
  readonly steps: readonly AlignedStep[];
}
