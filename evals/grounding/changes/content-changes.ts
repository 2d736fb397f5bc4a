import { drawIndex, type Random } from "../../statistics/random.ts";
import {
  draw,
  drawWhere,
  type Edit,
  isContent,
  isName,
  isNumber,
  type Picker,
  plain,
  replaceAt,
} from "./edit.ts";

function swapOne(
  isTarget: (word: string, at: number) => boolean,
  replace: (word: string, pick: Picker) => string,
): Edit {
  return (words, pick) => {
    const at = drawWhere(words, pick, isTarget);
    if (at === undefined) return undefined;
    const found = replace(words[at] ?? "", pick);
    // Nearly the same word may as well be misheard.
    if (plain(found) === "" || plain(found).slice(0, 3) === plain(words[at] ?? "").slice(0, 3))
      return undefined;
    return replaceAt(words, at, found);
  };
}

function changeDigits(word: string, random: Random): string {
  return word.replace(/\d/, (digit) => String(((Number(digit) + 1 + drawIndex(random, 8)) % 9) + 1));
}

function insert(count: number): Edit {
  return (words, pick) => {
    const at = drawWhere(words, pick, (word, here) => here < words.length - 1 && isContent(word));
    if (at === undefined) return undefined;
    const added = Array.from({ length: count }, () => plain(draw(pick.content, pick.random)));
    return [...words.slice(0, at), ...added, ...words.slice(at)];
  };
}

/** A stretch of other words in the place of as many. */
const phrase: Edit = (words, pick) => {
  const at = drawWhere(words, pick, (word, here) => here > 0 && here < words.length - 3 && isContent(word));
  if (at === undefined) return undefined;
  const others = Array.from({ length: 2 }, () => plain(draw(pick.content, pick.random)));
  return [...words.slice(0, at), ...others, ...words.slice(at + 2)];
};

/** Two words of content, or two names, that change places. */
const swapped: Edit = (words, { random, isHeard }) => {
  const spots = words.flatMap((word, at) =>
    isHeard(at) && (isContent(word) || isName(word, at)) ? [at] : [],
  );
  const pairs = spots.flatMap((left) =>
    spots.flatMap((right) => (right - left >= 2 && right - left <= 6 ? [[left, right] as const] : [])),
  );
  const pair = pairs[drawIndex(random, pairs.length)];
  if (pair === undefined) return undefined;
  const [left, right] = pair;
  return replaceAt(replaceAt(words, left, words[right] ?? ""), right, words[left] ?? "");
};

const leastClause = 4;

/** The two sides of a comma change places. */
const clauses: Edit = (words, pick) => {
  const at = drawWhere(
    words,
    pick,
    (word, here) => word.endsWith(",") && here + 1 >= leastClause && here < words.length - leastClause,
  );
  return at === undefined ? undefined : [...words.slice(at + 1), ...words.slice(0, at + 1)];
};

/** The clause that says under what condition is cut. */
const condition: Edit = (words, pick) => {
  const from = drawWhere(words, pick, (word, at) => plain(word) === "if" && at + 3 < words.length);
  if (from === undefined) return undefined;
  const comma = words.findIndex((word, at) => at > from + 1 && /[,.?!]$/.test(word));
  const to = comma < 0 || comma > from + 12 ? Math.min(words.length, from + 6) : comma + 1;
  const rest = [...words.slice(0, from), ...words.slice(to)];
  return rest.length < leastClause ? undefined : rest;
};

const hedges = new Set(
  "probably maybe perhaps likely possibly hopefully potentially generally typically approximately roughly almost nearly usually sometimes partly somewhat apparently mostly largely often may might could".split(
    " ",
  ),
);

const hedge: Edit = (words, pick) => {
  const at = drawWhere(words, pick, (word) => hedges.has(plain(word)));
  return at === undefined ? undefined : words.filter((_word, here) => here !== at);
};

const dropped: Edit = (words, pick) => {
  const at = drawWhere(words, pick, (word, here) => here > 0 && here < words.length - 1 && isContent(word));
  return at === undefined ? undefined : words.filter((_word, here) => here !== at);
};

const leastForOpening = 14;

const opening: Edit = (words, { random, openings }) => {
  const head = openings[drawIndex(random, openings.length)] ?? [];
  return words.length < leastForOpening ? undefined : [...head, ...words.slice(head.length)];
};

const ending: Edit = (words, { random, endings }) => {
  const tail = endings[drawIndex(random, endings.length)] ?? [];
  return words.length < leastForOpening
    ? undefined
    : [...words.slice(0, words.length - tail.length), ...tail];
};

/** Changes of words of content, and of whole stretches. */
export const contentChanges: Readonly<Record<string, Edit>> = {
  word: swapOne(isContent, (_word, { content, random }) => draw(content, random)),
  number: swapOne(isNumber, (word, { random }) => changeDigits(word, random)),
  name: swapOne(isName, (_word, { names, random }) => draw(names, random)),
  near_name: swapOne(isName, (_word, { near, random }) => draw(near, random)),
  opening,
  ending,
  added: insert(2),
  inserted: insert(1),
  phrase,
  swapped,
  clauses,
  condition,
  hedge,
  dropped,
};
