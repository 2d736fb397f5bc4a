import type { StatementCheck } from "../agents/statement.ts";

type Verdict = StatementCheck["verdict"];

/** Verdicts from best to worst, as legends and filters list them. */
export const verdictOrder: readonly Verdict[] = [
  "said",
  "supported",
  "altered",
  "overstated",
  "misattributed",
  "contradicted",
  "not_said",
  "not_in_source",
  "uncertain",
];

/** How a verdict is coloured: it held, it was bent, it is in the wrong mouth, it is false, it is nowhere, it is open. */
export type Tone = "held" | "bent" | "mouth" | "false" | "absent" | "open";

/** The tone of a verdict. */
export function toneOf(verdict: Verdict): Tone {
  switch (verdict) {
    case "said":
    case "supported":
      return "held";
    case "altered":
    case "overstated":
      return "bent";
    case "misattributed":
      return "mouth";
    case "contradicted":
      return "false";
    case "not_said":
    case "not_in_source":
      return "absent";
    case "uncertain":
      return "open";
    default:
      return verdict satisfies never;
  }
}
