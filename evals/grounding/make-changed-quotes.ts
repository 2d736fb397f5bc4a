import { drawIndex, type Random } from "../statistics/random.ts";
import { contentChanges } from "./changes/content-changes.ts";
import { type Edit, isContent, isName, type Picker } from "./changes/edit.ts";
import { grammarChanges } from "./changes/grammar-changes.ts";
import { trueVariants } from "./changes/true-variants.ts";
import type { LabelledQuote } from "./quote-rows.ts";

const changes: Readonly<Record<string, Edit>> = { ...grammarChanges, ...contentChanges };

/** Kinds of change that are made here. */
export const madeKinds: readonly string[] = Object.keys(changes);

/** What edits draw from, beside the quotes. */
interface Drawn {
  readonly random: Random;
  /** Words of recordings, for what was misheard. */
  readonly vocabulary: readonly string[];
  /** Positions of the words that the recording has as the quote has them: a change of others could not be seen. */
  readonly heardOf: (row: LabelledQuote) => ReadonlySet<number>;
}

/** Rows of one kind: enough for an interval of a few points, and few enough that all kinds take seconds. */
const mostOfKind = 150;

/** True quotes with one change of each kind that can be made in them: at random, and never to nearly the same word. */
export function makeChangedQuotes(quotes: readonly LabelledQuote[], drawn: Drawn): LabelledQuote[] {
  return makeEdited(quotes, drawn, { edits: changes, label: "altered" });
}

/** True quotes in other words that leave them said: as editors, writers and recognisers change them. */
export function makeTrueVariants(quotes: readonly LabelledQuote[], drawn: Drawn): LabelledQuote[] {
  return makeEdited(quotes, drawn, { edits: trueVariants, label: "said" });
}

function makeEdited(
  quotes: readonly LabelledQuote[],
  drawn: Drawn,
  { edits, label }: { readonly edits: Readonly<Record<string, Edit>>; readonly label: "said" | "altered" },
): LabelledQuote[] {
  const pickOf = pickersOf(quotes, drawn);
  return Object.entries(edits).flatMap(([kind, edit]) => {
    const made = quotes.flatMap((row) => {
      const words = edit(row.quote.trim().split(/\s+/), pickOf(row));
      if (words === undefined) return [];
      const quote = words.join(" ");
      return quote === row.quote ? [] : [{ ...row, id: `${row.id}-${kind}`, quote, label, kind }];
    });
    const every = Math.max(1, made.length / mostOfKind);
    return made.filter((_row, at) => Math.floor(at / every) !== Math.floor((at - 1) / every));
  });
}

function pickersOf(quotes: readonly LabelledQuote[], drawn: Drawn): (row: LabelledQuote) => Picker {
  const split = quotes.map(({ quote }) => quote.split(/\s+/));
  const all = split.flat();
  const shared = {
    ...drawn,
    content: all.filter(isContent),
    names: all.filter(isName),
    openings: split.map((words) => words.slice(0, 6)),
    endings: split.map((words) => words.slice(-5)),
  };
  const near = new Map<string, string[]>();
  for (const [at, { recording }] of quotes.entries())
    near.set(recording, [...(near.get(recording) ?? []), ...(split[at] ?? []).filter(isName)]);
  return (row) => {
    const heard = drawn.heardOf(row);
    return { ...shared, near: near.get(row.recording) ?? [], isHeard: (at) => heard.has(at) };
  };
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
