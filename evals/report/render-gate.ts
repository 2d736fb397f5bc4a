import { terminalSafe } from "../../report/terminal-safe.ts";
import type { GateRecord, GateVerdict } from "../comparison/gate.ts";
import { toDigits } from "./format-figure.ts";
import { textTable } from "./text-table.ts";
import { sayCounts } from "./wording.ts";

const words: Readonly<Record<GateVerdict, string>> = {
  pass: "pass",
  worse: "worse",
  not_enough: "not enough evidence",
};

/** A gate's decision for a terminal. */
export function renderGate({ agent, candidate, incumbent, margin, verdict, tables }: GateRecord): string {
  const head = `${agent}: ${candidate} in place of ${incumbent}, margin ${margin}: ${words[verdict]}`;
  const rows = tables.map((table) => [
    table.task,
    table.dataset,
    table.scorer,
    formatOnRecord(table.difference),
    sayCounts(table.examples, table.recordings),
    describeDecision(table),
  ]);
  return [
    terminalSafe(head),
    ...textTable(["TASK", "DATASET", "SCORER", "DIFFERENCE", "EXAMPLES", "DECISION"], rows),
  ].join("\n");
}

function describeDecision({ why, verdict }: GateRecord["tables"][number]): string {
  return why.startsWith(words[verdict]) ? why : `${words[verdict]}: ${why}`;
}

function formatOnRecord(figure: GateRecord["tables"][number]["difference"]): string {
  if (figure === null) return "–";
  const end = (value: number | null): string => (value === null ? "?" : signed(value));
  return `${signed(figure.value)} [${end(figure.low)}, ${end(figure.high)}]`;
}

function signed(value: number): string {
  return value > 0 ? `+${toDigits(value)}` : toDigits(value);
}
