import { OnrecordError } from "../../errors.ts";
import type { GraphStore } from "../../graphs/services.ts";
import { hashContent } from "../../store/blob-store.ts";
import type { AgentRecord } from "../../store/run.ts";

/** A graph's store that is gone with the process: calls to models are kept by their own cache. */
export interface MemoryStore extends GraphStore {
  records(): readonly AgentRecord[];
}

/** An empty store. */
export function createMemoryStore(): MemoryStore {
  const blobs = new Map<string, Uint8Array>();
  const results = new Map<string, string>();
  const records: AgentRecord[] = [];
  const readText = async (sha256: string): Promise<string> => {
    const bytes = blobs.get(sha256);
    if (bytes !== undefined) return new TextDecoder().decode(bytes);
    throw new OnrecordError(`There is no blob ${sha256}. Run the command again.`, { code: "not_found" });
  };
  return {
    blobs: {
      async put(content) {
        const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
        const sha256 = hashContent(bytes);
        blobs.set(sha256, bytes);
        return sha256;
      },
      read: async (sha256) => blobs.get(sha256),
      readText,
    },
    findResult: async (key) => results.get(key),
    saveResult: async (key, blob) => void results.set(key, blob),
    recordAgent: async (_run, record) => void records.push(record),
    records: () => records,
  };
}
