import type { Example } from "../dataset.ts";
import type { AnyScorer } from "../task.ts";
import { type Figure, figureOf } from "./figure.ts";
import { scoreRows } from "./score-rows.ts";
import type { ScoredColumn, ScoredTable } from "./score-table.ts";

/** Examples that have one thing in common, with every candidate's figure by the first scorer. */
export interface Slice {
  /** Such as `language` or `kind`. */
  readonly by: string;
  readonly value: string;
  readonly examples: number;
  readonly recordings: number;
  /** In the order of the given columns; absent where a candidate tried none. */
  readonly figures: readonly (Figure | undefined)[];
}

/** What has more values than this is no slice but a name. */
const mostValues = 24;

/** Every slice of a table's common examples that has two values or more, the larger first. */
export function sliceTable(
  { planned: { task } }: ScoredTable,
  columns: readonly ScoredColumn[],
  examples: readonly Example[],
): readonly Slice[] {
  const [primary] = task.scorers;
  if (primary === undefined) return [];
  return [...groupBySlices(examples)].flatMap(([by, values]) => {
    if (values.size < 2 || values.size > mostValues) return [];
    return [...values]
      .toSorted(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
      .map(([value, own]) => toSlice({ by, value }, own, { columns, primary }));
  });
}

function toSlice(
  name: Pick<Slice, "by" | "value">,
  examples: readonly Example[],
  { columns, primary }: { readonly columns: readonly ScoredColumn[]; readonly primary: AnyScorer },
): Slice {
  return {
    ...name,
    examples: examples.length,
    recordings: new Set(examples.map(({ recording }) => recording)).size,
    figures: columns.map((column) =>
      figureOf(scoreRows(column, { index: 0, about: primary }, examples), primary),
    ),
  };
}

function groupBySlices(examples: readonly Example[]): ReadonlyMap<string, ReadonlyMap<string, Example[]>> {
  const groups = new Map<string, Map<string, Example[]>>();
  for (const example of examples) {
    const { language, slices } = example;
    const all = { ...(language === undefined ? {} : { language }), ...slices };
    for (const [by, value] of Object.entries(all)) {
      const values = groups.get(by) ?? new Map<string, Example[]>();
      groups.set(by, values);
      const own = values.get(value) ?? [];
      values.set(value, own);
      own.push(example);
    }
  }
  return groups;
}
