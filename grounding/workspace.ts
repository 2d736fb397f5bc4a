/** Votes for runs of diagonals; all 0 between two searches. */
export interface VoteArrays {
  readonly weights: Float64Array;
  /** Of weight times diagonal. */
  readonly sums: Float64Array;
}

/** The arrays of an alignment; they hold anything between two of them. */
export interface AlignmentArrays {
  /** Cells of the table, row by row. */
  readonly costs: Int32Array;
  /** Of the window's transcript tokens: numbers (-2 where there is none), letter shapes, costs of skipping. */
  readonly ids: Int32Array;
  readonly shapes: Int32Array;
  readonly skips: Int32Array;
  /** Of the quote's words, by row: costs of one that nobody spoke. */
  readonly adds: Int32Array;
}

/** A power of two. */
export const pairSlots = 8192;

/**
 * Arrays that quotes of one recording are worked out in, one after another: making them anew costs as much as filling
 * them. They grow with the longest quote and are never shared between recordings.
 */
export interface Workspace {
  /** Arrays for at least so many buckets, all 0; whoever writes into them sets them back. */
  votes(buckets: number): VoteArrays;
  /** Arrays for at least so many cells and transcript tokens. */
  alignment(cells: number, tokens: number): AlignmentArrays;
  /**
   * Costs of pairs of the recording's words, each pair in the one slot it may have. Four numbers a slot: vocabulary
   * numbers of the quote's word, -1 for none yet, and of the spoken one, the cost, and a blank.
   */
  readonly pairs: Int32Array;
}

/** A workspace without arrays yet. */
export function createWorkspace(): Workspace {
  let votes = createVotes(0);
  let alignment = createAlignment(0, 0);
  return {
    pairs: new Int32Array(pairSlots * 4).fill(-1),
    votes(buckets) {
      if (votes.weights.length < buckets) votes = createVotes(buckets);
      return votes;
    },
    alignment(cells, tokens) {
      const { costs, ids } = alignment;
      if (costs.length < cells || ids.length < tokens)
        alignment = createAlignment(Math.max(costs.length, cells), Math.max(ids.length, tokens));
      return alignment;
    },
  };
}

function createVotes(buckets: number): VoteArrays {
  return { weights: new Float64Array(buckets), sums: new Float64Array(buckets) };
}

function createAlignment(cells: number, tokens: number): AlignmentArrays {
  return {
    costs: new Int32Array(cells),
    ids: new Int32Array(tokens),
    shapes: new Int32Array(tokens),
    skips: new Int32Array(tokens),
    adds: new Int32Array(tokens),
  };
}
