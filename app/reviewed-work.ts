import { Plan } from "../agents/router/schema.ts";
import {
  PlanAnswer,
  type StatementDecision,
  StatementsAnswer,
  StatementsOffer,
  type WaitingStatement,
} from "../graphs/review-schema.ts";
import { getJson } from "../store/json-blobs.ts";
import type { RunReview } from "../store/run.ts";
import type { Store } from "../store/store.ts";
import type { ReviewedWork } from "./app.ts";

type Work = Omit<ReviewedWork, "run">;

/**
 * What persons have looked over, by run. A statement counts for who wrote it, as accepted where it was kept as written,
 * and for who failed it, as accepted where it was not; a person's own correction has no model that wrote it.
 */
export async function reviewedWork(store: Store): Promise<readonly ReviewedWork[]> {
  const works: ReviewedWork[] = [];
  for (const { id, reviews = [] } of await store.runs()) {
    for (const review of reviews) {
      works.push(...(await worksOf(store, review)).map((work) => ({ run: id, ...work })));
    }
  }
  return works;
}

async function worksOf({ blobs }: Store, { of, offer, answer }: RunReview): Promise<Work[]> {
  if (of === "plan") {
    const { review } = await getJson(blobs, answer, PlanAnswer);
    const { request } = await getJson(blobs, offer, Plan);
    const model = request?.by ?? "builtin";
    return [{ agent: "router", model, accepted: review.decision === "approve" }];
  }
  const { decisions } = await getJson(blobs, answer, StatementsAnswer);
  const { statements } = await getJson(blobs, offer, StatementsOffer);
  return statements.flatMap((statement) => {
    const decision = decisions.find(({ id }) => id === statement.id);
    return decision === undefined ? [] : worksOfStatement(statement, decision);
  });
}

function worksOfStatement(
  { original, model, check }: WaitingStatement,
  { decision }: StatementDecision,
): Work[] {
  const checker = check.kind === "quote" ? ("quote-verifier" as const) : ("fact-checker" as const);
  const isKept = decision === "keep";
  return [
    ...(original === undefined ? [{ agent: "summarizer" as const, model, accepted: isKept }] : []),
    ...(check.checkedBy.length === 0
      ? []
      : [{ agent: checker, model: check.checkedBy.join(", "), accepted: !isKept }]),
  ];
}
