import type { ClaimVerdict } from "../schema.ts";
import type { ClaimChange } from "./claim-change.ts";
import type { ClaimMeasure } from "./measure-claim.ts";

/** What `explainVerdict` tells from. */
export interface Explanation {
  readonly verdict: ClaimVerdict;
  readonly changes: readonly ClaimChange[];
  readonly measure: ClaimMeasure;
  readonly retracted: boolean;
  readonly translated: boolean;
  /** The claim itself talks to a checker. */
  readonly isOrder: boolean;
}

/** One or two short English sentences that say what decided a verdict. */
export function explainVerdict(explanation: Explanation): string {
  const parts = [explainMain(explanation)];
  if (explanation.isOrder) return "The claim talks to a checker and states nothing of the recording.";
  if (explanation.measure.instructed) parts.push("A line that talks to a checker was left out.");
  if (explanation.translated) parts.push("Judged by its translation.");
  return parts.join(" ");
}

function explainMain({ verdict, changes, measure, retracted }: Explanation): string {
  if (verdict === "supported") return "Its words stand close together in the recording.";
  if (retracted) return "The recording takes this figure back later.";
  const change = changes[0];
  if (change !== undefined && verdict !== "uncertain") return explainChange(change);
  if (verdict === "contradicted" && measure.attribution < 0)
    return "The recording gives this to another speaker.";
  if (verdict === "not_in_source") return "Too little of it stands in the recording.";
  if (verdict === "overstated") return "The recording says something weaker.";
  return "Its topic is in the recording, but words alone cannot tell whether this was said.";
}

function explainChange({ kind, quoted, spoken }: ClaimChange): string {
  if (kind === "number" && spoken !== "") return `The claim says ${quoted}, the recording says ${spoken}.`;
  if (kind === "number") return `The recording nowhere says ${quoted} of this.`;
  if (kind === "name" && spoken !== "") return `The recording never spells out ${spoken} as ${quoted}.`;
  if (kind === "name") return `The name ${quoted} stands nowhere in the recording.`;
  if (kind === "negation" && spoken === "" && quoted !== "") return "The recording does not deny this.";
  if (kind === "negation") return "One denies what the other states.";
  if (kind === "modality" && quoted === "") return `The recording leaves it open with "${spoken}".`;
  return `The claim says "${quoted}", the recording says "${spoken}".`;
}
