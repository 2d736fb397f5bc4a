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
  const denials = changes.filter((change) => change.kind === "negation");
  const isDenied = denials.length > 0;
  // That nobody denies what the claim denies is no place that says otherwise.
  const isTurnedByDenial = denials.some((change) => change.sentence !== undefined);
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
      (isTurnedByDenial && isAbout) ||
      numbers.some(({ spoken }) => spoken !== ""),
    notInSource:
      measure.isStrange ||
      numbers.length > 0 ||
      (isDenied && !isAbout) ||
      changes.some((change) => change.kind === "name"),
    overstated: changes.some((change) => change.kind === "quantifier" || change.kind === "modality"),
    doubted: isDoubted || isDenied,
  };
}
