import type { ModelCard, ModelRow } from "../app/app.ts";
import { terminalSafe } from "../report/terminal-safe.ts";
import type { Colors } from "./colors.ts";
import { renderTable } from "./print-table.ts";

/** Short names of abilities, in the order of a table. */
const abilityNames = {
  jsonSchema: "schema",
  jsonMode: "json",
  thinkOff: "think-off",
  streamUsage: "usage",
  seed: "seed",
} as const;

/** Models for people, a row each: `-` is no, `?` unknown; windows are tokens, declared and probed. */
export function renderModels(rows: readonly ModelRow[], colors: Colors): string {
  const cells = rows.map((row) => [
    row.spec,
    row.weights === "unknown" ? "?" : row.weights,
    row.state === "answers" ? `${row.location}, answers` : row.location,
    `${formatTokens(row.declaredWindow)}/${formatTokens(row.probedWindow)}`,
    formatAbilities(row),
    formatPrice(row),
    formatKey(row),
    formatRoles(row),
  ]);
  const headings = ["MODEL", "WEIGHTS", "WHERE", "WINDOW/PROBED", "CAN", "USD/1M IN, OUT", "KEY", "ROLES"];
  return renderTable(headings, cells, colors);
}

/** A probed model for people: each ability with its proof. */
export function renderCard(card: ModelCard, colors: Colors): string {
  const { probed } = card;
  const head = `${colors.bold(terminalSafe(card.id))}  ${card.location}, ${card.weights} weights`;
  if (probed === undefined) return head;
  const lines = Object.entries(probed.proof).map(([ability, proof]) => {
    const value = { ...probed, proof: undefined }[ability as keyof typeof probed];
    return `  ${ability.padEnd(14)} ${formatValue(value).padEnd(8)} ${colors.dim(terminalSafe(proof))}`;
  });
  return [head, `  ${"served by".padEnd(14)} ${terminalSafe(probed.servedBy)}`, ...lines].join("\n");
}

function formatValue(value: unknown): string {
  if (value === undefined) return "?";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}

function formatTokens(tokens: number | null): string {
  if (tokens === null) return "?";
  return tokens >= 1_000_000 ? `${(tokens / 1_000_000).toFixed(1)}M` : `${Math.round(tokens / 1024)}k`;
}

function formatAbilities({ abilities }: ModelRow): string {
  const known = Object.entries(abilityNames).flatMap(([ability, name]) => {
    const value = abilities[ability as keyof typeof abilityNames];
    if (value === undefined) return [];
    return [value ? name : `no ${name}`];
  });
  return known.length === 0 ? "?" : known.join(" ");
}

function formatPrice({ price, location }: ModelRow): string {
  if (price === null) return "unknown";
  if (location === "local" && price.inputUsdPerMillion === 0) return "free";
  return `${price.inputUsdPerMillion}, ${price.outputUsdPerMillion}`;
}

function formatKey({ key }: ModelRow): string {
  if (key === null) return "none needed";
  return `${key.variable} ${key.present ? "is set" : "is not set"}`;
}

function formatRoles({ roles, staleRoles = [] }: ModelRow): string {
  if (roles.length === 0) return "-";
  return roles.map((role) => (staleRoles.includes(role) ? `${role} (another version)` : role)).join(", ");
}
