/** What a store lets go of. `calls`: kept answers of agents and models; `runs` only where asked for. */
export const sweptKinds = ["checkpoints", "jobs", "runs", "calls", "blobs", "temporary_files"] as const;
export type SweptKind = (typeof sweptKinds)[number];

/** Rows or files, and their bytes. */
export interface Amount {
  readonly count: number;
  readonly bytes: number;
}

/** Nothing at all. */
export const none: Amount = { count: 0, bytes: 0 };

/** Both together. */
export function plus(one: Amount, other: Amount): Amount {
  return { count: one.count + other.count, bytes: one.bytes + other.bytes };
}

/** What may go. */
export interface SweepOptions {
  /** Nothing that was used at this time, in milliseconds since 1970, or later. */
  readonly beforeMs: number;
  /** `sweep`: runs that ended or were given up go too, with their results. */
  readonly runs: "keep" | "sweep";
  /** `dry`: it is only told what would go. */
  readonly mode: "real" | "dry";
}

/** What went, or would go. */
export interface Swept {
  readonly kinds: Readonly<Record<SweptKind, Amount>>;
  /** What the disk got back, or about would get back. */
  readonly freedBytes: number;
  /** Whether the database gave its free pages back: not while others work on it, nor where there is no room to. */
  readonly database: "compacted" | "in_use" | "no_room" | "as_it_was";
}

/**
 * Lets go of what nothing needs any more. Safe beside processes that work, and to be ended at any moment. What stays,
 * however old: what a living process holds, what waits for a person or for a worker, transcripts with their originals,
 * and every blob that anything names.
 */
export interface Housekeeping {
  sweep(options: SweepOptions): Promise<Swept>;
}
