import { type LabelledRow, macroRecallOf } from "../statistics/macro-recall.ts";
import { createRandom } from "../statistics/random.ts";
import { type CheckedQuote, checkQuotes, hullOfCheck, overlap } from "./check-quotes.ts";
import { type CheckedRow, recallFigure, shareFigure } from "./clustered-figures.ts";
import { confidenceFigures } from "./confidence-figures.ts";
import type { Figure } from "./figure.ts";
import { fuzzFigures } from "./fuzz-figures.ts";
import { hostileFigures } from "./hostile-figures.ts";
import { joinedFigures } from "./joined-figures.ts";
import { leftOutFigures } from "./left-out-figures.ts";
import { makeStrangeQuotes } from "./make-changed-quotes.ts";
import { type LabelledQuotes, readLabelledQuotes } from "./quote-rows.ts";
import { readQuoteSamples, trueQuotes } from "./read-quote-samples.ts";
import { speedFigures } from "./speed-figures.ts";

/** Folders of the development data. */
export interface QuoteFolders {
  /** Holds `quotes.jsonl` and `transcripts/`. */
  readonly verification: string;
  /** Holds `quotes_hostile.jsonl`. */
  readonly attacks: string;
}

/** What quotes are measured by: verdicts, places, made changes, splices, hostile quotes, confidence, speed. `now` gives milliseconds. */
export function quoteFigures(folders: QuoteFolders, now: () => number): Figure[] {
  // Times come first: a memory full of samples slows whatever is measured beside them.
  const fuzzed = fuzzFigures(now);
  const data = readLabelledQuotes(folders.verification);
  const times = [...speedFigures(data, now), ...fuzzed];
  const checked = checkQuotes(data.quotes, data);
  return [
    ...verdictFigures(checked),
    ...worstFigures(checked),
    ...kindFigures(checked, data),
    ...placeFigures(checked),
    ...joinedFigures(data),
    ...confidenceFigures(checked),
    ...hostileFigures(folders.attacks),
    ...times,
  ];
}

function verdictFigures(checked: readonly CheckedQuote[]): Figure[] {
  const of = (label: string): CheckedQuote[] => checked.filter(({ row }) => row.label === label);
  const right = (rows: readonly CheckedQuote[]) =>
    rows.map(({ row, check }) => ({ cluster: row.recording, holds: check.verdict === row.label }));
  const called = (rows: readonly CheckedQuote[], verdict: string) =>
    rows.map(({ row, check }) => ({ cluster: row.recording, holds: check.verdict === verdict }));
  return [
    recallFigure({ figure: "quotes: macro-recall", bar: { atLeast: 0.955 } }, labelled(checked)),
    ...["said", "altered", "not_said"].map((label) =>
      shareFigure({ figure: `quotes: recall of ${label}`, bar: { atLeast: 0.92 } }, right(of(label))),
    ),
    atMost("quotes: not_said called said", 0.01, called(of("not_said"), "said")),
    atMost("quotes: altered called said", 0.04, called(of("altered"), "said")),
    atMost("quotes: misattributed without a speaker", 0, called(checked, "misattributed")),
  ];
}

function atMost(figure: string, most: number, rows: readonly CheckedRow[]): Figure {
  return shareFigure({ figure, bar: { atMost: most } }, rows);
}

function labelled(checked: readonly CheckedQuote[]): LabelledRow[] {
  return checked.map(({ row, check }) => ({
    cluster: row.recording,
    expected: row.label,
    predicted: check.verdict,
  }));
}

/** Macro-recall of each source and recogniser: what is worst is what a new one may be like. */
function worstFigures(checked: readonly CheckedQuote[]): Figure[] {
  const groups = [
    ...groupBy(checked, ({ row }) => `source ${row.source}`),
    ...groupBy(checked, ({ row }) => `recogniser ${row.recogniser}`),
  ];
  const each = groups.map(([name, rows]): Figure => {
    return { figure: `quotes: macro-recall, ${name}`, value: macroRecallOf(labelled(rows)).value };
  });
  return each.sort((left, right) => left.value - right.value || left.figure.localeCompare(right.figure));
}

/** Recall of each kind of change of the data, and of what is made of its true quotes. */
function kindFigures(checked: readonly CheckedQuote[], data: LabelledQuotes): Figure[] {
  const strange = checkQuotes(makeStrangeQuotes(trueQuotes(data), createRandom(7)), data);
  const originals = checkQuotes(data.originals, data);
  const altered = checked.filter(({ row }) => row.label === "altered");
  return [
    ...recallByKind("quotes: recall of changed", altered),
    ...recallByKind("quotes: recall of true quotes before their change", originals, {}),
    ...recallByKind("quotes: recall of true quotes asked of another recording", strange, { strange: 0.92 }),
    ...leftOutFigures(readQuoteSamples(data)),
  ];
}

const leastByKind: Readonly<Record<string, number>> = { negation: 0.98, denial: 0.98 };

function recallByKind(
  title: string,
  rows: readonly CheckedQuote[],
  least?: Readonly<Record<string, number>>,
): Figure[] {
  return groupBy(rows, ({ row }) => row.kind).map(([kind, group]) => {
    const bar = least === undefined ? (leastByKind[kind] ?? 0.85) : least[kind];
    const outcomes = group.map(({ row, check }) => ({
      cluster: row.recording,
      holds: check.verdict === row.label,
    }));
    return shareFigure(
      { figure: `${title}: ${kind}`, ...(bar === undefined ? {} : { bar: { atLeast: bar } }) },
      outcomes,
    );
  });
}

function placeFigures(checked: readonly CheckedQuote[]): Figure[] {
  const placed = checked.flatMap(({ row, check }) =>
    row.place === undefined
      ? []
      : [{ cluster: row.recording, share: overlap(hullOfCheck(check), row.place) }],
  );
  const at = (least: number) => placed.map(({ cluster, share }) => ({ cluster, holds: share >= least }));
  return [
    shareFigure({ figure: "quotes: place, IoU ≥ .5", bar: { atLeast: 0.998 } }, at(0.5)),
    shareFigure({ figure: "quotes: place, IoU ≥ .8", bar: { atLeast: 0.988 } }, at(0.8)),
  ];
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): [string, Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups].sort(([left], [right]) => left.localeCompare(right));
}
