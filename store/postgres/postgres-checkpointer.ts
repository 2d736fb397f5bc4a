import type { BaseCheckpointSaver } from "@langchain/langgraph";
import { loadOptional } from "./load-packages.ts";
import { lockFor, type Postgres } from "./postgres.ts";

/** The saver's own tables stand in a schema of their own. */
export const checkpointSchema = "onrecord_checkpoints";

/** Keeps the checkpoints of runs in Postgres. What it writes may be written twice: each call lasts out a restart. */
export async function createPostgresCheckpointer(postgres: Postgres): Promise<BaseCheckpointSaver> {
  const { PostgresSaver } = await loadOptional(() => import("@langchain/langgraph-checkpoint-postgres"));
  const saver = new PostgresSaver(postgres.pool, undefined, { schema: checkpointSchema });
  await postgres.transact(async (statements) => {
    // Its steps are not made for two processes at once.
    await lockFor(statements, ["onrecord checkpoints"]);
    await saver.setup();
  });
  const { getTuple, put, putWrites, deleteThread, list } = saver;
  const persist = postgres.persist;
  saver.getTuple = (config) => persist(() => getTuple.call(saver, config));
  saver.put = (...call) => persist(() => put.apply(saver, call));
  saver.putWrites = (...call) => persist(() => putWrites.apply(saver, call));
  saver.deleteThread = (threadId) => persist(() => deleteThread.call(saver, threadId));
  saver.list = async function* (...call) {
    yield* await persist(() => listAll(list.apply(saver, call)));
  };
  return saver;
}

async function listAll<T>(list: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const one of list) all.push(one);
  return all;
}
