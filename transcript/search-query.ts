import type { Span } from "./schema.ts";

/** A word of an indexed text: its exact lower-case form, its stem, and where it stands. */
export interface Token {
  readonly form: string;
  readonly stem: string;
  readonly segment: number;
  readonly start: number;
  readonly end: number;
}

const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’.,][\p{L}\p{N}\p{M}]+)*/gu;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const quoted = /["“”„«»]([^"“”„«»]*)["“”„«»]/g;
const maxQueryLength = 2000;

/** Words of a text; scripts without spaces one letter a word. `place` is added to what each says of itself. */
export function tokenize(
  text: string,
  stem: (word: string) => string,
  place: { readonly segment: number; readonly offset: number } = { segment: 0, offset: 0 },
): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const parts = unspaced.test(match[0]) ? [...match[0]] : [match[0]];
    let start = place.offset + match.index;
    for (const part of parts) {
      const form = toForm(part);
      tokens.push({
        form,
        stem: stem(form.replace(/'s$/, "")),
        segment: place.segment,
        start,
        end: start + part.length,
      });
      start += part.length;
    }
  }
  return tokens;
}

function toForm(word: string): string {
  const isPlain = /^[\u0000-\u007f]*$/.test(word);
  return (isPlain ? word : word.normalize("NFKC")).toLowerCase().replaceAll("’", "'");
}

/** A query's stems, those of phrases too, and its "quoted phrases" as exact words with their stems. */
export function parseQuery(
  query: string,
  stem: (word: string) => string,
): { words: string[]; phrases: Token[][] } {
  const text = query.slice(0, maxQueryLength);
  const phrases = [...text.matchAll(quoted)]
    .map((match) => tokenize(match[1] ?? "", stem))
    .filter((phrase) => phrase.length > 0);
  return { words: tokenize(text, stem).map((token) => token.stem), phrases };
}

/** Where a phrase stands, by segment; a place that crosses a border counts for each segment it touches. */
export function matchPhrase(
  tokens: readonly Token[],
  postings: ReadonlyMap<string, readonly number[]>,
  phrase: readonly Token[],
): ReadonlyMap<number, Span[]> {
  const places = new Map<number, Span[]>();
  const lists = phrase.map((word) => postings.get(word.stem) ?? []);
  const offset = lists.reduce(
    (best, list, index) => (list.length < (lists[best]?.length ?? 0) ? index : best),
    0,
  );
  for (const position of lists[offset] ?? []) {
    const first = position - offset;
    if (!phrase.every((word, index) => tokens[first + index]?.form === word.form)) continue;
    const [from, to] = [tokens[first], tokens[first + phrase.length - 1]];
    if (from === undefined || to === undefined) continue;
    for (let segment = from.segment; segment <= to.segment; segment += 1) {
      const spans = places.get(segment) ?? [];
      spans.push({ start: from.start, end: to.end });
      places.set(segment, spans);
    }
  }
  return places;
}
