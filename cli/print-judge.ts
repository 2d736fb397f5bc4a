import type { Judging } from "../evals/judges/judge-eval.ts";
import type { JudgedFigure } from "../evals/judges/judge-outputs.ts";
import type { JudgeFigure, Passport } from "../evals/judges/passport.ts";
import { textTable } from "../evals/report/text-table.ts";

/** Share as a number of three digits with its interval; a dash where there is none, `?` for an end that is not known. */
function formatShare(figure: JudgeFigure | null): string {
  if (figure === null) return "–";
  const end = (value: number | null): string => (value === null ? "?" : value.toFixed(2));
  return `${figure.value.toFixed(3)} [${end(figure.low)}, ${end(figure.high)}]`;
}

/** Passports for a terminal, a row each: how far a judge agrees with people, and on how many labels. */
export function renderPassports(passports: readonly Passport[]): readonly string[] {
  const headings = ["JUDGE", "OF", "AGREEMENT", "SENSITIVITY", "SPECIFICITY", "KAPPA", "FLIPS", "LABELS"];
  const rows = passports.map((passport) => [
    passport.judge,
    passport.kind,
    formatShare(passport.agreement),
    formatShare(passport.sensitivity),
    formatShare(passport.specificity),
    formatShare(passport.kappa),
    formatShare(passport.flipRate),
    `${passport.items} of ${passport.recordings} recordings, ${passport.unanswered} unanswered, ${passport.at.slice(0, 10)}`,
  ]);
  return textTable(headings, rows);
}

const titles = {
  key_point_covered: "points covered",
  sentence_supported: "sentences supported",
  prefer: "preferred",
} as const;

/** What a judge found, for a terminal: each figure with how far the judge agrees with people about such things. */
export function renderJudging({ passports, candidates, pairs }: Judging): string {
  const agreementOf = (kind: Passport["kind"]): string =>
    formatShare(passports.find((passport) => passport.kind === kind)?.agreement ?? null);
  const rows = candidates.flatMap(({ task, dataset, candidate, figures }) =>
    figures.map((judged) => [
      task,
      dataset,
      candidate,
      titles[judged.kind],
      formatFigure(judged.figure),
      describeRows(judged),
      agreementOf(judged.kind),
    ]),
  );
  const paired = pairs.map(({ task, dataset, left, right, figure, pairs: count, ties, unanswered }) => [
    task,
    dataset,
    `${left} over ${right}`,
    titles.prefer,
    formatFigure(figure),
    `${count} pairs, ${ties} ties, ${unanswered} unanswered`,
    agreementOf("prefer"),
  ]);
  const headings = ["TASK", "DATASET", "CANDIDATE", "JUDGED", "FIGURE", "ON", "JUDGE AGREES WITH PEOPLE"];
  return [...textTable(headings, [...rows, ...paired]), "", ...renderPassports(passports)].join("\n");
}

function describeRows({ examples, items, unanswered }: JudgedFigure): string {
  return `${examples} summaries, ${items} judged, ${unanswered} unanswered`;
}

function formatFigure(figure: JudgedFigure["figure"]): string {
  if (figure === undefined) return "–";
  const { lower, upper } = figure.interval;
  const known = (end: number): number | null => (Number.isFinite(end) ? end : null);
  return formatShare({ value: figure.value, low: known(lower), high: known(upper) });
}
