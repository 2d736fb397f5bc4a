/** Votes for runs of diagonals; all 0 between two searches. */
export interface VoteArrays {
  readonly weights: Float64Array;
  /** Of weight times diagonal. */
  readonly sums: Float64Array;
}

/** The arrays of an alignment; they hold anything between two of them. */
export interface AlignmentArrays {
  /** Cells of the table, row by row. */
  readonly costs: Float32Array;
  /** Of the window's transcript tokens: numbers (-2 where there is none), letter shapes, costs of skipping. */
  readonly ids: Int32Array;
  readonly shapes: Uint32Array;
  readonly skips: Float32Array;
  /** Of the quote's words, by row: costs of one that nobody spoke. */
  readonly adds: Float64Array;
}

/** How near pairs of the recording's words are, each pair in the one slot it may have; `first` -1: none yet. */
export interface PairArrays {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly near: Float64Array;
}

/** A power of two. */
const pairSlots = 8192;

/**
 * Arrays that quotes of one recording are worked out in, one after another: making them anew costs as much as filling
 * them. They grow with the longest quote and are never shared between recordings.
 */
export interface Workspace {
  /** Arrays for at least so many buckets, all 0; whoever writes into them sets them back. */
  votes(buckets: number): VoteArrays;
  /** Arrays for at least so many cells and transcript tokens. */
  alignment(cells: number, tokens: number): AlignmentArrays;
  readonly pairs: PairArrays;
}

/** A workspace without arrays yet. */
export function createWorkspace(): Workspace {
  let votes = createVotes(0);
  let alignment = createAlignment(0, 0);
  return {
    pairs: {
      first: new Int32Array(pairSlots).fill(-1),
      second: new Int32Array(pairSlots),
      near: new Float64Array(pairSlots),
    },
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
    costs: new Float32Array(cells),
    ids: new Int32Array(tokens),
    shapes: new Uint32Array(tokens),
    skips: new Float32Array(tokens),
    adds: new Float64Array(tokens),
  };
}
