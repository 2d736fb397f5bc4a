import type { EstimateWithInterval } from "./clustered-interval.ts";
import { clusteredProportion } from "./clustered-proportion.ts";
import { clusteredKappa } from "./cohen-kappa.ts";
import type { ClusteredRow } from "./linear-estimate.ts";

/** What a person and a judge said of the same item. */
export interface JudgedItem extends ClusteredRow {
  readonly human: "yes" | "no";
  readonly judge: "yes" | "no";
}

/** How far a judge can be trusted; a figure is absent where no item can show it. */
export interface JudgeAgreement {
  readonly agreement: EstimateWithInterval;
  /** The share of people's "yes" that the judge gives too. */
  readonly sensitivity?: EstimateWithInterval;
  /** The share of people's "no" that the judge gives too. */
  readonly specificity?: EstimateWithInterval;
  readonly kappa?: EstimateWithInterval;
}

/** Agreement, sensitivity, specificity and kappa of a judge, with intervals clustered by recording. */
export function judgeAgreement(
  items: readonly JudgedItem[],
  options: { readonly level?: number } = {},
): JudgeAgreement {
  const share = (of: readonly JudgedItem[]): EstimateWithInterval =>
    clusteredProportion(
      of.map(({ cluster, human, judge }) => ({ cluster, value: human === judge ? 1 : 0 })),
      options,
    );
  const yes = items.filter((item) => item.human === "yes");
  const no = items.filter((item) => item.human === "no");
  const pairs = items.map(({ cluster, human, judge }) => ({ cluster, left: human, right: judge }));
  const kappa = items.length === 0 ? undefined : clusteredKappa(pairs, options);
  return {
    agreement: share(items),
    ...(yes.length === 0 ? {} : { sensitivity: share(yes) }),
    ...(no.length === 0 ? {} : { specificity: share(no) }),
    ...(kappa === undefined ? {} : { kappa }),
  };
}
