import { drawIndex, type Random } from "../statistics/random.ts";
import type { LabelledQuote } from "./quote-rows.ts";

type Edit = (words: string[], pick: Picker) => string[] | undefined;

interface Picker {
  readonly random: Random;
  /** Words of content, and names, of other quotes. */
  readonly content: readonly string[];
  readonly names: readonly string[];
  /** First words of other quotes. */
  readonly openings: readonly (readonly string[])[];
}

const small = new Set(
  "about after again also another around because been before being could does doing done from going have having here into just kind know like made make maybe mean more most much only other over really right said same should some something sort still such than that their them then there these they thing things think this those through very want well went were what when where which while will with would yeah your actually".split(
    " ",
  ),
);
const auxiliaries = new Set(
  "is are was were will would can could should has had do does did have".split(" "),
);

const edits: Readonly<Record<string, Edit>> = {
  word: (words, { random, content }) => replaceOne(words, random, [isContent, () => draw(content, random)]),
  number: (words, { random }) => replaceOne(words, random, [isNumber, (word) => changeDigits(word, random)]),
  name: (words, { random, names }) => replaceOne(words, random, [isName, () => draw(names, random)]),
  negation: (words, { random }) =>
    insertAfter(words, random, [(word) => auxiliaries.has(word), () => ["not"]]),
  denial: (words) =>
    words.some((word) => plain(word) === "not") ? words.filter((word) => plain(word) !== "not") : undefined,
  opening: (words, { random, openings }) => {
    const head = openings[drawIndex(random, openings.length)] ?? [];
    return words.length < 14 ? undefined : [...head, ...words.slice(head.length)];
  },
  added: (words, { random, content }) =>
    insertAfter(words, random, [isContent, () => [draw(content, random), draw(content, random)]]),
};

/** Kinds of change that are made here. */
export const madeKinds: readonly string[] = Object.keys(edits);

/** Each true quote with one change of each kind that can be made in it: at random, and never to nearly the same word. */
export function makeChangedQuotes(quotes: readonly LabelledQuote[], random: Random): LabelledQuote[] {
  const all = quotes.flatMap(({ quote }) => quote.split(/\s+/));
  const openings = quotes.map(({ quote }) => quote.split(/\s+/).slice(0, 6));
  const pick: Picker = { random, content: all.filter(isContent), names: all.filter(isName), openings };
  return quotes.flatMap((row) =>
    Object.entries(edits).flatMap(([kind, edit]) => {
      const words = edit(row.quote.split(/\s+/), pick);
      if (words === undefined) return [];
      return [{ ...row, id: `${row.id}-${kind}`, quote: words.join(" "), label: "altered", kind } as const];
    }),
  );
}

/** Each true quote asked of another recording of its source, where it was not said. */
export function makeStrangeQuotes(quotes: readonly LabelledQuote[], random: Random): LabelledQuote[] {
  const recordings = [...new Set(quotes.map(({ recording }) => recording))];
  return quotes.flatMap(({ id, quote, recording, source }) => {
    const others = recordings.filter((other) => other !== recording);
    const other = others[drawIndex(random, others.length)];
    const host = quotes.find((row) => row.recording === other);
    if (host === undefined || quote.split(/\s+/).length < 8) return [];
    return [
      {
        id: `${id}-strange`,
        quote,
        recording: host.recording,
        source,
        recogniser: host.recogniser,
        label: "not_said",
        kind: "strange",
      } as const,
    ];
  });
}

function replaceOne(
  words: readonly string[],
  random: Random,
  [isTarget, replace]: readonly [(word: string, at: number) => boolean, (word: string) => string],
): string[] | undefined {
  const targets = words.flatMap((word, at) => (isTarget(word, at) ? [at] : []));
  const at = targets[drawIndex(random, targets.length)];
  const old = words[at ?? -1];
  if (at === undefined || old === undefined) return undefined;
  const found = replace(old);
  if (plain(found) === "" || plain(found).slice(0, 3) === plain(old).slice(0, 3)) return undefined;
  const marks = /[^\p{L}\p{N}%]*$/u.exec(old)?.[0] ?? "";
  return words.map((word, position) =>
    position === at ? found.replace(/[^\p{L}\p{N}%]+$/u, "") + marks : word,
  );
}

function insertAfter(
  words: readonly string[],
  random: Random,
  [isTarget, inserted]: readonly [(word: string, at: number) => boolean, () => readonly string[]],
): string[] | undefined {
  const targets = words.flatMap((word, at) => (isTarget(word, at) && at < words.length - 1 ? [at] : []));
  const at = targets[drawIndex(random, targets.length)];
  if (at === undefined) return undefined;
  const added = inserted().map((word) => word.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase());
  return [...words.slice(0, at + 1), ...added, ...words.slice(at + 1)];
}

function changeDigits(word: string, random: Random): string {
  return word.replace(/\d/, (digit) => String(((Number(digit) + 1 + drawIndex(random, 8)) % 9) + 1));
}

function draw(words: readonly string[], random: Random): string {
  return words[drawIndex(random, words.length)] ?? "";
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function isContent(word: string): boolean {
  return /^[a-z]{4,}[.,?!]?$/.test(word) && !small.has(plain(word));
}

function isNumber(word: string): boolean {
  return /^\$?[2-9]\d*(?:\.\d+)?%?[.,]?$/.test(word);
}

function isName(word: string, at = 1): boolean {
  return at > 0 && /^[A-Z][a-z]{3,}[.,?!]?$/.test(word) && !small.has(plain(word));
}
