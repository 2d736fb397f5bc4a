import type { LocalServer } from "../app/app.ts";
import type { Run } from "../store/run.ts";
import type { Session } from "./session.ts";

/** Says once, after the work, which local server could have been used. */
export interface ModelHint {
  /** Takes note of a finished run. */
  note(run: Run): void;
  say(): Promise<void>;
}

/**
 * A hint for people at a terminal who chose no model: servers are asked at once, while the work goes on. `off`
 * asks nothing and says nothing; so do runs that had a model from the settings.
 */
export function createModelHint(session: Session, wanted: "on" | "off"): ModelHint {
  if (wanted === "off" || !session.terminal.error.isTty) {
    return { note: () => undefined, say: async () => undefined };
  }
  const asked = askServers(session);
  const runs: Run[] = [];
  return {
    note: (run) => void runs.push(run),
    async say() {
      if (runs.length === 0 || !runs.every(isBuiltin)) return;
      const server = (await asked).find(({ option }) => option !== undefined);
      if (server?.option === undefined) return;
      session.remark(
        `The built-in engine wrote this. ${server.name} answers at ${server.baseUrl}; use it with ${server.option}`,
      );
    },
  };
}

/** A hint is no reason to fail: what cannot be asked does not answer. */
async function askServers({ app }: Session): Promise<readonly LocalServer[]> {
  try {
    return await app.localServers();
  } catch {
    return [];
  }
}

function isBuiltin(run: Run): boolean {
  return run.agents.every(({ model }) => model === "builtin" || model.startsWith("apertium/"));
}
