import type { AgentModels } from "./agent-models.ts";
import type { Thread } from "./call-agent.ts";
import { type NodeConfig, need, runIdOf, signalOf } from "./run-config.ts";
import type { GraphServices } from "./services.ts";

/** Opens what a node works with: the recording, by its sha256 once `load` has stored it, and the agents' models. */
export async function openThread(
  services: GraphServices,
  state: { readonly transcript?: string | undefined; readonly models: AgentModels },
  config: NodeConfig,
): Promise<Thread> {
  const { recording } = await services.openRecording(need(state.transcript, "transcript"));
  return { runId: runIdOf(config), recording, models: state.models, signal: signalOf(config) };
}

/** Reports a step before and after its work; `total` is the number of steps of the run. */
export async function withProgress<T>(
  services: GraphServices,
  step: { readonly runId: string; readonly name: string; readonly total?: number },
  work: () => Promise<T>,
): Promise<T> {
  const base = {
    runId: step.runId,
    step: step.name,
    ...(step.total === undefined ? {} : { total: step.total }),
  };
  services.onProgress({ ...base, state: "started", done: 0 });
  try {
    const result = await work();
    services.onProgress({ ...base, state: "done", done: 1 });
    return result;
  } catch (cause) {
    services.onProgress({ ...base, state: "failed", done: 0 });
    throw cause;
  }
}
