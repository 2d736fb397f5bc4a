import { OnrecordError } from "../errors.ts";
import { remoteFormat, tellClient } from "../graphs/remote-event.ts";
import { SentLimits, SentRecording, sentName } from "../graphs/sent-work.ts";
import type { GraphStore, RemoteClient } from "../graphs/services.ts";
import type { Caps } from "../models/budget.ts";
import { hashContent } from "../store/blob-store.ts";
import type { AgentRecord } from "../store/run.ts";
import { readerVersion } from "../transcript/build-transcript.ts";
import type { Recordings } from "./recordings.ts";
import type { RunLimits } from "./run-models.ts";
import type { Settings } from "./settings.ts";

/** The client of a run on a server: what it sent is stored as a file would be, and it is told of all that happens. */
export function createRemoteClient(recordings: Recordings): RemoteClient {
  return {
    async receive(sent) {
      tellClient({ event: "began", format: remoteFormat, readerVersion });
      const parsed = SentRecording.safeParse(sent);
      if (!parsed.success) throw notSent("is not of the form that this version knows");
      const { bytes: encoded, sha256, ...about } = parsed.data;
      const bytes = Buffer.from(encoded, "base64");
      if (hashContent(bytes) !== sha256) throw notSent("has not the SHA-256 that stands beside it");
      await recordings.add({ bytes, ...about });
      return await recordings.open(sha256);
    },
    deliver: (analysis) => tellClient({ event: "analysis", analysis }),
  };
}

function notSent(fault: string): OnrecordError {
  return new OnrecordError(
    `The recording in the run's context ${fault}. Use the same version of onrecord on both sides.`,
    { code: "bad_input" },
  );
}

/** A store that tells the client of each agent's record, too. */
export function tellingStore<S extends GraphStore>(store: S): S {
  return {
    ...store,
    async recordAgent(runId: string, record: AgentRecord) {
      await store.recordAgent(runId, record);
      tellClient({ event: "agent", record });
    },
  };
}

/**
 * The limits of a run on a server: the tighter of its own and those that the client sent in the run's configuration.
 * A price that is not known is let pass where the server does, or where it has no cap on money of its own.
 */
export function serverLimits(settings: Settings, configurable: unknown): Omit<RunLimits, "runId"> {
  const { localOnly = false, allowUnknownPrice = false, budget = {} } = settings;
  const sent = readLimits(configurable);
  if (sent === undefined) return { budget, localOnly, allowUnknownPrice };
  return {
    budget: tighter(budget, sent.budget),
    localOnly: localOnly || sent.localOnly,
    allowUnknownPrice: allowUnknownPrice || (sent.allowUnknownPrice && budget.usd === undefined),
  };
}

function readLimits(configurable: unknown): SentLimits | undefined {
  if (typeof configurable !== "object" || configurable === null) return undefined;
  const sent: unknown = Reflect.get(configurable, sentName);
  if (sent === undefined) return undefined;
  const parsed = SentLimits.safeParse(sent);
  if (parsed.success) return parsed.data;
  throw new OnrecordError(
    "The limits that came with the run are not of the form that this version knows. Use the same version of onrecord on both sides.",
    { code: "bad_input" },
  );
}

function tighter(own: Caps, sent: Caps): Caps {
  const names = ["usd", "calls", "tokens", "seconds"] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const caps = [own[name], sent[name]].filter((cap) => cap !== undefined);
      return caps.length === 0 ? [] : [[name, Math.min(...caps)]];
    }),
  );
}
