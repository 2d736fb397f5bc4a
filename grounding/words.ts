/** One word of a text: `norm` is what is compared, `[start, end)` its UTF-16 place in the text as given. */
export interface Word {
  readonly norm: string;
  readonly start: number;
  readonly end: number;
}

const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’.,:][\p{L}\p{N}\p{M}]+)*[%]?|[$€£¥]/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Words of a text in order; lower case, NFKC, straight apostrophes; scripts without spaces one letter a word. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    if (unspaced.test(match[0])) pushLetters(match[0], match.index, words);
    else words.push(toWord(match[0], match.index));
  }
  return words;
}

function pushLetters(run: string, offset: number, words: Word[]): void {
  let start = offset;
  for (const letter of run) {
    words.push(toWord(letter, start));
    start += letter.length;
  }
}

function toWord(raw: string, start: number): Word {
  const norm = raw.normalize("NFKC").toLowerCase().replace(/’/g, "'");
  return { norm, start, end: start + raw.length };
}
