/** How a model's own tokenizer counts against ours, learned from prompts that were proven to be read whole. */
export interface TokenCalibration {
  /** Lowest share of our count that the model reported; `undefined` before three proven calls. */
  lowest(): number | undefined;
  /** Share to plan by: the highest reported, or the first guess. */
  planned(): number;
  /** Takes the counts of a prompt that was proven to be read whole. */
  learn(counts: { readonly ourCount: number; readonly reported?: number | undefined }): void;
}

/** Prompts shorter than this say more about the chat template than about the tokenizer. */
const fewestTokens = 500;
const enough = 3;
const kept = 50;

/** Starts at `guess` (1.1 leaves room for tokenizers with fewer words than o200k). */
export function createTokenCalibration(guess = 1.1): TokenCalibration {
  const ratios: number[] = [];
  return {
    lowest: () => (ratios.length < enough ? undefined : Math.min(...ratios)),
    planned: () => Math.max(guess, ...ratios),
    learn({ ourCount, reported }) {
      if (ourCount < fewestTokens || reported === undefined) return;
      ratios.push(reported / ourCount);
      if (ratios.length > kept) ratios.shift();
    },
  };
}
