import { SqliteSaver } from "@langchain/langgraph-checkpoint-sqlite";
import type { Store } from "./store.ts";

/** Keeps the checkpoints of runs in the store's own SQLite file. */
export function createCheckpointer(store: Store): SqliteSaver {
  return new SqliteSaver(store.database);
}
