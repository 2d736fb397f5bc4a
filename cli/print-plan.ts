import type { AnalysisPlan, PlannedSum } from "../app/app.ts";
import { terminalSafe } from "../report/terminal-safe.ts";
import type { Colors } from "./colors.ts";
import { renderTable } from "./print-table.ts";

/** A plan for people: what would be written, by which models, and what that would come to. */
export function renderPlan(
  plan: AnalysisPlan,
  colors: Colors,
  ending = "Tokens are estimates; nothing was written and no run was recorded.",
): string {
  const rows = plan.agents.map((row) => [
    row.agent,
    row.task,
    row.model,
    row.when === "always" ? "always" : "if needed",
    String(row.calls),
    String(row.inputTokens),
    String(row.outputTokens),
    formatUsd(row.costUsd),
  ]);
  const columns = ["AGENT", "TASK", "MODEL", "WHEN", "CALLS", "IN", "OUT", "USD"];
  return [
    ...factsOf(plan).map(([name, value]) => `${name.padEnd(11)}${terminalSafe(value)}`),
    ...plan.notes.map((note) => colors.yellow(`note       ${terminalSafe(note)}`)),
    "",
    renderTable(columns, rows, colors),
    "",
    `expected   ${formatSum(plan.expected)}`,
    `at most    ${formatSum(plan.most)}, when every step for a failed or unsure item is needed`,
    ending,
  ].join("\n");
}

function factsOf(plan: AnalysisPlan): [string, string][] {
  const { transcript, translation, request } = plan;
  const sections = plan.sections.map(({ kind, limit }) => `${kind} (${limit} at most)`).join(", ");
  const [topic] = plan.sections.flatMap((section) => section.topic ?? []);
  const from =
    translation === undefined ? "" : `, translated from ${translation.from} by ${translation.model}`;
  return [
    ["recording", `${transcript.title ?? transcript.id}`],
    ["recipe", plan.recipe],
    ["sections", sections],
    ...(topic === undefined ? [] : [["topic", topic] satisfies [string, string]]),
    ["language", `${plan.language}${from}`],
    ...(request === undefined ? [] : [["request", `read by ${request.by}`] satisfies [string, string]]),
  ];
}

function formatSum({ calls, inputTokens, outputTokens, costUsd }: PlannedSum): string {
  const noun = calls === 1 ? "call" : "calls";
  return `${calls} ${noun}, ${inputTokens} tokens in, ${outputTokens} out, USD ${formatUsd(costUsd)}`;
}

function formatUsd(cost: number | null): string {
  return cost === null ? "unknown" : cost.toFixed(4);
}
