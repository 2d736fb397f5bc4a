import type { MappedText } from "./mapped-text.ts";

/** More quotes and claims than this are not read from one article. */
export const mostItems = 2_000;

/**
 * One heading, paragraph, list item or block quote of an article, in order.
 * `level` is a heading's depth, 1 the highest; 0 for all others.
 */
export interface Block {
  readonly kind: "heading" | "paragraph" | "bullet" | "quote";
  readonly level: number;
  readonly text: MappedText;
}

/** An article cut into blocks, with what its head declares. */
export interface ArticleBlocks {
  readonly blocks: readonly Block[];
  readonly title?: string;
  readonly language?: string;
}
