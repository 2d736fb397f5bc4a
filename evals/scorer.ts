/** What a scorer made of one example. */
export interface Score {
  /** In the scorer's range; of a scorer that adds up `counts`, absent. */
  readonly value?: number;
  /** Class that the value is averaged within first, for macro-averages; of counts, what they are added up within. */
  readonly group?: string;
  /** Numbers that are added up over examples before anything is divided, such as n-gram matches. */
  readonly counts?: readonly number[];
  /** How sure the output was of itself, in [0, 1], where a scorer ranks examples by it. */
  readonly confidence?: number;
  /** Why, for people; holds no more than a line. */
  readonly reason?: string;
}

/** A value with the confidence that its output was given with. */
export interface RankedValue {
  readonly confidence: number;
  readonly value: number;
}

/**
 * How scores of many examples become one figure: their mean; the mean of the means of their groups (macro-average);
 * what `combine` makes of their added-up counts, the mean of it over groups where scores have one; or what it makes of
 * all values with their confidences, in any order.
 */
export type Aggregation =
  | { readonly kind: "mean" }
  | { readonly kind: "macro" }
  | { readonly kind: "corpus"; combine(sums: readonly number[]): number | undefined }
  | { readonly kind: "ranked"; combine(values: readonly RankedValue[]): number | undefined };

/** A function from an example and an output to a score, with what one must know to read it. */
export interface Scorer<X, O> {
  /** Words joined by `_`. */
  readonly name: string;
  readonly title: string;
  readonly range: readonly [number, number];
  readonly better: "higher" | "lower";
  /** All that decides its figures, such as `macro-recall|classes:3|uncertain:wrong|v:1`. */
  readonly signature: string;
  readonly aggregation: Aggregation;
  /** `output` is absent where it was invalid; absent score: the scorer does not apply to this example. */
  score(example: X, output: O | undefined): Score | undefined;
}
