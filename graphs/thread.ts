import type { Thread } from "./call-agent.ts";
import { type NodeConfig, runIdOf, signalOf } from "./run-config.ts";
import type { GraphServices } from "./services.ts";

/** Opens the recording a node works on, by its sha256 once `load` has stored it. */
export async function openThread(
  services: GraphServices,
  source: string,
  config: NodeConfig,
): Promise<Thread> {
  const { recording } = await services.openRecording(source);
  return { runId: runIdOf(config), recording, signal: signalOf(config) };
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
