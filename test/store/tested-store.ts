import type { Store } from "../../store/store.ts";

/** An empty store. */
export interface TestedStore {
  /** The store as one more process has it. */
  open(): Promise<Store>;
  /** Lets this many milliseconds pass in which nobody renews a lease or a place. */
  pass(ms: number): Promise<void>;
  /** Damages a blob. */
  damage(sha256: string): Promise<void>;
}

/** An empty store as two processes have it. */
export type OpenTwo = () => Promise<{
  readonly tested: TestedStore;
  readonly one: Store;
  readonly two: Store;
}>;
