import type { Finding } from "../app/app.ts";
import { terminalSafe } from "../report/terminal-safe.ts";
import type { Colors } from "./colors.ts";

/** What `doctor` found, a line each, with what to do about it under the line. */
export function renderFindings(findings: readonly Finding[], colors: Colors): string {
  return findings
    .map((finding) => {
      const line = `${mark(finding, colors)} ${terminalSafe(`${finding.what}: ${finding.detail}`)}`;
      return finding.remedy === undefined ? line : `${line}\n          ${terminalSafe(finding.remedy)}`;
    })
    .join("\n");
}

function mark(finding: Finding, colors: Colors): string {
  const word = finding.state.padEnd(9);
  switch (finding.state) {
    case "ok":
      return colors.green(word);
    case "missing":
      return colors.yellow(word);
    case "broken":
      return colors.red(word);
    default:
      return finding.state satisfies never;
  }
}
