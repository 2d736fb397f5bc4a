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
export function reviewedWork(store: Store): readonly ReviewedWork[] {
  return store
    .runs()
    .flatMap(({ id, reviews = [] }) =>
      reviews.flatMap((review) => worksOf(store, review).map((work) => ({ run: id, ...work }))),
    );
}

function worksOf({ blobs }: Store, { of, offer, answer }: RunReview): Work[] {
  if (of === "plan") {
    const { review } = getJson(blobs, answer, PlanAnswer);
    const model = getJson(blobs, offer, Plan).request?.by ?? "builtin";
    return [{ agent: "router", model, accepted: review.decision === "approve" }];
  }
  const { decisions } = getJson(blobs, answer, StatementsAnswer);
  return getJson(blobs, offer, StatementsOffer).statements.flatMap((statement) => {
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
