import { createJobs, type Jobs } from "../../app/jobs.ts";
import { type BlobStore, hashContent } from "../../store/blob-store.ts";
import { createMemoryJobQueue } from "../../store/memory-job-queue.ts";

const nothing = { calls: 0, tokens: 0, usd: 0, reservedTokens: 0, reservedUsd: 0, unpriced: 0, seconds: 0 };

/** Jobs in memory, of orders that are settled as they come, in a store without any transcript. */
export function createFakeJobs(): Jobs {
  return createJobs({
    queue: createMemoryJobQueue(
      new Map(),
      { host: "here", pid: 1, nonce: "n" },
      { nowMs: () => 0, isAlive: () => true },
    ),
    blobs: createMemoryBlobs(),
    ledger: { totals: async () => nothing },
    settle: (order) => order,
    findStored: async () => undefined,
    isBegun: async () => false,
  });
}

function createMemoryBlobs(): BlobStore {
  const blobs = new Map<string, Uint8Array>();
  return {
    async put(content) {
      const sha256 = hashContent(content);
      blobs.set(sha256, typeof content === "string" ? new TextEncoder().encode(content) : content);
      return sha256;
    },
    read: async (sha256) => blobs.get(sha256),
    readText: async (sha256) => new TextDecoder().decode(blobs.get(sha256)),
  };
}
