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
    ledger: { totals: () => nothing },
    settle: (order) => order,
    findStored: () => undefined,
    isBegun: () => false,
  });
}

function createMemoryBlobs(): BlobStore {
  const blobs = new Map<string, Uint8Array>();
  return {
    put(content) {
      const sha256 = hashContent(content);
      blobs.set(sha256, typeof content === "string" ? new TextEncoder().encode(content) : content);
      return sha256;
    },
    read: (sha256) => blobs.get(sha256),
    readText: (sha256) => new TextDecoder().decode(blobs.get(sha256)),
  };
}
