/**
 * One comparable unit of a text. `key` is what is compared: lower case, no diacritics, short forms written out,
 * a number as `#` and its value in whatever words or digits it was given. `[start, end)` is its UTF-16 place in the
 * text as given; tokens of one short form share a place.
 */
export interface Token {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Of a number token. */
  readonly value?: number;
  readonly ordinal?: boolean;
  /** Begins with a capital letter and does not open a sentence. */
  readonly capital?: boolean;
}

/** A piece of text before numbers are read; `glued`: nothing but a blank or hyphen stands between it and the last. */
export interface RawToken {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
  readonly glued: boolean;
  readonly touching: boolean;
}
