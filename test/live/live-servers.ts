import type { ModelCard } from "../../models/card.ts";

/** A real server that the live suite may ask, and the model on it. */
export interface LiveServer {
  readonly kind: "ollama" | "compatible";
  readonly baseUrl: string;
  readonly model: string;
  /** How the settings of `writeLiveSettings` name the model. */
  readonly spec: string;
}

const variables = {
  ollama: ["ONRECORD_LIVE_OLLAMA", "ONRECORD_LIVE_OLLAMA_MODEL"],
  compatible: ["ONRECORD_LIVE_COMPATIBLE", "ONRECORD_LIVE_COMPATIBLE_MODEL"],
} as const;

/** The real Ollama, where the environment names one. */
export const liveOllama = readServer("ollama");
/** The real OpenAI-compatible server, where the environment names one. */
export const liveCompatible = readServer("compatible");
/** All that the environment names. */
export const liveServers: readonly LiveServer[] = [liveOllama ?? [], liveCompatible ?? []].flat();
/** A line for each server that is left out, with the variables that would name it. */
export const leftOut: readonly string[] = [
  ...(liveOllama === undefined ? [`Ollama: ${variables.ollama.join(" and ")} are not set`] : []),
  ...(liveCompatible === undefined
    ? [`the OpenAI-compatible server: ${variables.compatible.join(" and ")} are not set`]
    : []),
];

function readServer(kind: LiveServer["kind"]): LiveServer | undefined {
  const [address, name] = variables[kind];
  const baseUrl = process.env[address] ?? "";
  const model = process.env[name] ?? "";
  if (baseUrl === "" || model === "") return undefined;
  const spec = kind === "ollama" ? `ollama/${model}` : `compatible/live/${model}`;
  return { kind, baseUrl, model, spec };
}

/** Settings that name these servers as `ollama` and `live`. */
export function liveSettings(servers: readonly Pick<LiveServer, "kind" | "baseUrl">[] = liveServers): object {
  const named = servers.map(({ kind, baseUrl }) => [
    kind === "ollama" ? "ollama" : "live",
    { kind, baseUrl },
  ]);
  return { servers: Object.fromEntries(named) };
}

/** Cards of these models, as a probe leaves them; answers are kept short, since the models may be slow. */
export function liveCards(): readonly ModelCard[] {
  return liveServers.map(({ spec }) => ({
    id: spec,
    weights: "open",
    location: "local",
    declared: { contextTokens: 8_192, jsonSchema: true },
    maxOutputTokens: 1_200,
    roles: [],
    date: "2026-11-25",
    source: "test/live/adapters.test.ts probes it",
  }));
}
