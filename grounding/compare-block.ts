/** A run of unequal words between equal ones: quote tokens and transcript tokens, and how many equal ones flank it. */
export interface Block {
  readonly quoteFrom: number;
  readonly quoteTo: number;
  readonly from: number;
  readonly to: number;
  readonly equalBefore: number;
  readonly equalAfter: number;
}
