import { cascadeFigures } from "../report/cascade-figures.ts";
import { terminalSafe } from "../report/terminal-safe.ts";
import type { AgentRecord, Run } from "../store/run.ts";
import type { Colors } from "./colors.ts";
import { renderTable } from "./print-table.ts";

/** Runs for people, a row each. */
export function renderRuns(runs: readonly Run[], colors: Colors): string {
  const rows = runs.map((run) => [
    run.id,
    run.graph,
    run.status,
    run.startedAt,
    formatCost(run.agents),
    run.transcript.title ?? run.transcript.id,
  ]);
  return renderTable(["RUN", "GRAPH", "STATUS", "STARTED", "USD", "TRANSCRIPT"], rows, colors);
}

/** One run for people: what every agent did, at what cost. */
export function renderRun(run: Run, colors: Colors): string {
  const rows = run.agents.map((agent) => [
    agent.task,
    agent.model,
    agent.status,
    `${agent.seconds.toFixed(1)} s`,
    String(agent.usage.calls),
    formatUsd(agent.costUsd),
    agent.error?.message ?? "",
  ]);
  const warnings = run.warnings.map((warning) => colors.yellow(`warning: ${terminalSafe(warning)}`));
  const notes = (run.notes ?? []).map((note) => colors.dim(`note: ${terminalSafe(note)}`));
  const agents = renderTable(["TASK", "MODEL", "STATUS", "TIME", "CALLS", "USD", "ERROR"], rows, colors);
  const tiers = renderTiers(run, colors);
  return [renderRuns([run], colors), ...warnings, ...notes, "", agents, ...tiers].join("\n");
}

/** What each tier did where an agent has several, and what the last one would have come to alone. */
function renderTiers(run: Run, colors: Colors): string[] {
  const rows = cascadeFigures(run.agents).flatMap(({ agent, items, tiers, last, lastAlone }) => [
    ...tiers.map(({ tier, asked, decided, share, calls, tokens, costUsd }) => [
      agent,
      tier,
      String(asked),
      `${decided} (${Math.round(share * 100)} %)`,
      String(calls),
      String(tokens),
      formatUsd(costUsd),
    ]),
    [
      agent,
      `${last} alone (estimate)`,
      String(items),
      "",
      ...(lastAlone === undefined
        ? ["unknown", "unknown", "unknown"]
        : [String(lastAlone.calls), String(lastAlone.tokens), formatUsd(lastAlone.costUsd)]),
    ],
  ]);
  const columns = ["AGENT", "TIER", "ASKED", "DECIDED", "CALLS", "TOKENS", "USD"];
  return rows.length === 0 ? [] : ["", renderTable(columns, rows, colors)];
}

function formatCost(agents: readonly AgentRecord[]): string {
  const costs = agents.map((agent) => agent.costUsd);
  const known = costs.filter((cost) => cost !== null);
  return formatUsd(known.length < costs.length ? null : known.reduce((sum, cost) => sum + cost, 0));
}

function formatUsd(cost: number | null): string {
  return cost === null ? "unknown" : cost.toFixed(4);
}
