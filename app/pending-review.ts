import type { AgentName } from "../agents/agent-names.ts";
import type { StatementDecision, WaitingStatement } from "../graphs/review-schema.ts";
import type { Run } from "../store/run.ts";
import type { AnalysisPlan } from "./analysis-plan.ts";

/** What a run waits for a person to decide. `offer` names it, and stands in the answer. */
export type PendingReview =
  | { readonly of: "plan"; readonly run: Run; readonly offer: string; readonly plan: AnalysisPlan }
  | {
      readonly of: "statements";
      readonly run: Run;
      readonly offer: string;
      readonly round: number;
      readonly statements: readonly WaitingStatement[];
    };

/** A person's word on a plan. What is not named stays; `sections` are kinds that are left out. */
export interface PlanDecision {
  readonly decision: "approve" | "edit";
  readonly drop?: readonly string[] | undefined;
  /** Most statements of a section, by its kind. */
  readonly limits?: Readonly<Record<string, number>> | undefined;
  /** Model specs by agent. */
  readonly models?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly reason?: string | undefined;
}

/** A person's answer to what a run waits for. */
export type ReviewAnswer =
  | { readonly of: "plan"; readonly offer: string; readonly decision: PlanDecision }
  | { readonly of: "statements"; readonly offer: string; readonly decisions: readonly StatementDecision[] };

/** One thing that an agent made and a person looked over. */
export interface ReviewedWork {
  readonly run: string;
  readonly agent: AgentName;
  /** Model spec. */
  readonly model: string;
  /** Whether the person let it stand. */
  readonly accepted: boolean;
}
