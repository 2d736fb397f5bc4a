import { setImmediate as nextTurn } from "node:timers/promises";
import { SqliteSaver } from "@langchain/langgraph-checkpoint-sqlite";
import type { SqliteDatabase } from "./database.ts";

/**
 * Keeps the checkpoints of runs in the store's own SQLite file. The latest of a run is the one that was written last.
 * The library takes the one with the highest id, which begins with the time of the wall: once that was set back, a run
 * would go on from where it stood before.
 */
export function createSqliteCheckpointer(database: SqliteDatabase): SqliteSaver {
  const saver = new SqliteSaver(database);
  const getTuple = saver.getTuple.bind(saver);
  saver.getTuple = async (config) => {
    const found = await getTuple(config);
    const { thread_id, checkpoint_ns = "", checkpoint_id } = config.configurable ?? {};
    if (found === undefined || checkpoint_id) return found;
    const last = database
      .prepare<[string, string], { checkpoint_id: string }>(
        "SELECT checkpoint_id FROM checkpoints WHERE thread_id = ? AND checkpoint_ns = ? ORDER BY rowid DESC LIMIT 1",
      )
      .get(String(thread_id), String(checkpoint_ns));
    if (last === undefined || last.checkpoint_id === found.checkpoint.id) return found;
    return await getTuple({ configurable: { thread_id, checkpoint_ns, ...last } });
  };
  const put = saver.put.bind(saver);
  // SQLite answers at once, and the built-in engine asks nobody: without this a worker's beats, signals and the
  // collection of what only weak references hold would wait for the end of all its jobs.
  saver.put = async (...step) => {
    const kept = await put(...step);
    await nextTurn();
    return kept;
  };
  return saver;
}
