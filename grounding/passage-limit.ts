/** Passages that an answer to a question cites at most, wherever it is asked. */
export const passageLimit = 3;
