import {
  fitLogistic,
  type LogisticModel,
  type LogisticRow,
  predictLogistic,
} from "../../evals/grounding/fit-logistic.ts";
import { measureClaim } from "../../grounding/claims/measure-claim.ts";
import { type ClaimVerdict, checkClaim, findEvidence, findPassages } from "../../grounding/index.ts";
import { type ClaimRow, type createDocuments, type QuestionRow, readRows } from "./claims-data.ts";

const sets = ["QMSum_SummaryEvidence", "DiaSumFact-QMSum"] as const;
type Documents = ReturnType<typeof createDocuments>;

function share(rows: readonly boolean[]): number {
  return rows.filter(Boolean).length / Math.max(1, rows.length);
}

function documentOf(row: ClaimRow): string {
  return `verification/documents/${row.doc_id}.txt`;
}

/** Balanced accuracy of supported against the rest: the mean of both sets, then each. */
function balance(rows: readonly ClaimRow[], supported: readonly boolean[]): number[] {
  const each = sets.map((set) => {
    const own = rows.flatMap((row, at) =>
      row.dataset === set ? [{ gold: row.label === "supported", said: supported[at] === true }] : [],
    );
    const hit = share(own.filter((row) => row.gold).map((row) => row.said));
    const rest = share(own.filter((row) => !row.gold).map((row) => !row.said));
    return (hit + rest) / 2;
  });
  return [((each[0] ?? 0) + (each[1] ?? 0)) / 2, ...each];
}

/** Verdicts of `checkClaim` as shipped, with the table of labels against verdicts. */
export function measureVerdicts(documents: Documents) {
  const rows = readRows<ClaimRow>("verification/claims.jsonl");
  const table = new Map<string, Map<ClaimVerdict, number>>();
  const checks = rows.map((row) => checkClaim(documents(documentOf(row)).index, { text: row.claim }));
  for (const [at, row] of rows.entries()) {
    const verdict = checks[at]?.verdict ?? "uncertain";
    const key = `${row.dataset} ${row.label}`;
    const counts = table.get(key) ?? new Map<ClaimVerdict, number>();
    table.set(key, counts.set(verdict, (counts.get(verdict) ?? 0) + 1));
  }
  const accuracy = balance(
    rows,
    checks.map((check) => check.verdict === "supported"),
  );
  return { accuracy, surest: measureSurest(rows, checks), table, edits: measureEdits(rows, checks) };
}

/** The same on the half of the rows whose support is farthest from even. */
function measureSurest(
  rows: readonly ClaimRow[],
  checks: readonly ReturnType<typeof checkClaim>[],
): number[] {
  const sure = rows
    .map((row, at) => ({ row, support: checks[at]?.scores.supported ?? 0.5, check: checks[at] }))
    .sort((x, y) => Math.abs(y.support - 0.5) - Math.abs(x.support - 0.5))
    .slice(0, Math.floor(rows.length / 2));
  return balance(
    sure.map(({ row }) => row),
    sure.map(({ check }) => check?.verdict === "supported"),
  );
}

function measureEdits(rows: readonly ClaimRow[], checks: readonly ReturnType<typeof checkClaim>[]) {
  const kinds = [...new Set(rows.flatMap((row) => row.edit?.kind ?? []))].sort();
  return kinds.map((kind) => {
    const own = rows.flatMap((row, at) => (row.edit?.kind === kind ? [checks[at]?.verdict] : []));
    return { kind, caught: share(own.map((verdict) => verdict !== "supported")), rows: own.length };
  });
}

/** The weights fitted anew: on all rows, by five folds of documents, and across the two sets. */
export function refitWeights(documents: Documents) {
  const rows = readRows<ClaimRow>("verification/claims.jsonl");
  const measured = rows.map((row) => measureClaim(documents(documentOf(row)).index, row.claim).features);
  const names = Object.keys(measured[0] ?? {}).sort();
  const data = measured.map((features) =>
    names.map((name) => Object.entries(features).find(([key]) => key === name)?.[1] ?? 0),
  );
  const train = (keep: (row: ClaimRow) => boolean) => fitLogistic(toTraining(rows, data, keep), 5);
  const predict = (model: LogisticModel, at: number) => predictLogistic(model, data[at] ?? []) > 0.5;
  const docs = [...new Set(rows.map((row) => row.doc_id))].sort();
  const foldOf = (row: ClaimRow) => docs.indexOf(row.doc_id) % 5;
  const folds = [0, 1, 2, 3, 4].map((fold) => train((row) => foldOf(row) !== fold));
  const grouped = balance(
    rows,
    rows.map((row, at) => predict(folds[foldOf(row)] ?? [], at)),
  );
  const across = sets.map((set) => train((row) => row.dataset === set));
  const crossed = balance(
    rows,
    rows.map((row, at) => predict(across[row.dataset === sets[0] ? 1 : 0] ?? [], at)),
  );
  const model = train(() => true);
  return { grouped, crossed, weights: [...names, "bias"].map((name, at) => [name, model[at] ?? 0] as const) };
}

function toTraining(
  rows: readonly ClaimRow[],
  data: readonly (readonly number[])[],
  keep: (row: ClaimRow) => boolean,
): LogisticRow[] {
  const cellOf = (row: ClaimRow) => `${row.dataset} ${row.label === "supported"}`;
  const kept = rows.flatMap((row, at) => (keep(row) ? [{ row, features: data[at] ?? [] }] : []));
  const sizes = new Map<string, number>();
  for (const { row } of kept) sizes.set(cellOf(row), (sizes.get(cellOf(row)) ?? 0) + 1);
  return kept.map(({ row, features }) => ({
    features,
    positive: row.label === "supported",
    weight: kept.length / sizes.size / (sizes.get(cellOf(row)) ?? 1),
  }));
}

/** Share of claims whose gold evidence stands in the first 1, 3, 5 windows. */
export function measureEvidence(documents: Documents): number[] {
  const rows = readRows<ClaimRow>("verification/claims.jsonl").filter(
    (row) => (row.evidence?.length ?? 0) > 0,
  );
  const places = rows.map((row) => {
    const document = documents(documentOf(row));
    const found = findEvidence(document.index, row.claim, { limit: 5 });
    return found.findIndex(({ evidence }) => document.isHit(evidence.source, row.evidence));
  });
  return [1, 3, 5].map((limit) => share(places.map((place) => place >= 0 && place < limit)));
}

/** Hits at 1 and 3, abstention, who said and when. */
export function measureQuestions(documents: Documents) {
  const rows = readRows<QuestionRow>("qa/questions.jsonl").map((row) => {
    const document = documents(row.doc);
    const found = findPassages(document.index, row.question, { limit: 5 });
    const place = found.passages.findIndex((evidence) => document.isHit(evidence.source, row.evidence));
    return { row, found, place };
  });
  const asked = rows.filter(({ row }) => row.kind === "question");
  const answerable = asked.filter(({ row }) => row.answerable);
  const taken = share(answerable.map(({ found }) => found.answered));
  const declined = share(asked.filter(({ row }) => !row.answerable).map(({ found }) => !found.answered));
  const who = rows.filter(({ row }) => row.kind === "who_said");
  return {
    hits: [1, 3, 5].map((limit) => share(answerable.map(({ place }) => place >= 0 && place < limit))),
    taken,
    declined,
    abstention: (taken + declined) / 2,
    who: share(who.map(({ row, found }) => found.answered && found.passages[0]?.speaker === row.answer)),
    when: share(rows.filter(({ row }) => row.kind === "when").map(({ place }) => place === 0)),
  };
}
