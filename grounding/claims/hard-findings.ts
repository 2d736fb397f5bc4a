import type { ClaimDifferences } from "./find-claim-changes.ts";
import { type ClaimMeasure, surelyOthers } from "./measure-claim.ts";

/** What rules found; each is decisive by itself. */
export interface HardFindings {
  readonly contradicted: boolean;
  readonly notInSource: boolean;
  readonly overstated: boolean;
  /** No finding, yet enough not to call the claim supported. */
  readonly doubted: boolean;
}

/** From this share of a claim in one place, the recording is about the same and turns it; under it, it is about another thing. */
const aboutFrom = 0.4;

/** What differences between a claim and the recording come to; `retracted`: the recording takes the claim back. */
export function toFindings(
  { changes, isDoubted }: ClaimDifferences,
  measure: ClaimMeasure,
  retracted: boolean,
): HardFindings {
  const numbers = changes.filter((change) => change.kind === "number");
  const isDenied = changes.some((change) => change.kind === "negation");
  const isTurned = changes.some(
    ({ kind }) => kind === "comparison" || kind === "antonym" || kind === "order",
  );
  const isAbout = measure.window >= aboutFrom;
  const wrongSpeaker = measure.speakers.length > 0 && measure.attribution < -surelyOthers;
  return {
    contradicted:
      retracted ||
      wrongSpeaker ||
      isTurned ||
      (isDenied && isAbout) ||
      numbers.some(({ spoken }) => spoken !== ""),
    notInSource:
      measure.isStrange || numbers.length > 0 || isDenied || changes.some((change) => change.kind === "name"),
    overstated: changes.some((change) => change.kind === "quantifier" || change.kind === "modality"),
    doubted: isDoubted,
  };
}
