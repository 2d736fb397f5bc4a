import type { Acceptance } from "./acceptance.ts";
import type { Colors } from "./colors.ts";
import { renderTable } from "./print-table.ts";

/** Acceptance for people, with what it is a share of. */
export function renderAcceptance(rows: readonly Acceptance[], colors: Colors): string {
  const percent = (share: number): string => (share * 100).toFixed(0);
  const cells = rows.map(({ agent, model, accepted, reviewed, share, interval }) => [
    agent,
    model,
    String(reviewed),
    String(accepted),
    `${percent(share)} %`,
    `${percent(interval[0])} to ${percent(interval[1])} %`,
  ]);
  return [
    renderTable(["AGENT", "MODEL", "REVIEWED", "ACCEPTED", "SHARE", "95 %"], cells, colors),
    "",
    "router: plans that were approved as they were. summarizer: statements kept as written, of those that failed their",
    "check and were looked over. fact-checker, quote-verifier: of the same, those where the person agreed with the check.",
  ].join("\n");
}
