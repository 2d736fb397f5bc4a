import type { BaseCheckpointSaver } from "@langchain/langgraph";
import { loadOptional } from "./load-packages.ts";
import { lockFor, type Postgres } from "./postgres.ts";

/** The saver's own tables stand in a schema of their own. */
export const checkpointSchema = "onrecord_checkpoints";

/**
 * Keeps the checkpoints of runs in Postgres. What it writes may be written twice: each call lasts out a restart. The
 * latest of a run is the one of the last step, as with SQLite, and not the one with the highest id, which begins with
 * the time of the wall.
 */
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
  saver.getTuple = (config) => persist(async () => getTuple.call(saver, await atLastStep(postgres, config)));
  saver.put = (...call) => persist(() => put.apply(saver, call));
  saver.putWrites = (...call) => persist(() => putWrites.apply(saver, call));
  saver.deleteThread = (threadId) => persist(() => deleteThread.call(saver, threadId));
  saver.list = async function* (...call) {
    yield* await persist(() => listAll(list.apply(saver, call)));
  };
  return saver;
}

type Config = Parameters<BaseCheckpointSaver["getTuple"]>[0];

/** Names the checkpoint of the last step where none is named. */
async function atLastStep(postgres: Postgres, config: Config): Promise<Config> {
  const { thread_id, checkpoint_ns = "", checkpoint_id } = config.configurable ?? {};
  if (checkpoint_id) return config;
  const { rows } = await postgres.pool.query<{ checkpoint_id: string }>(
    `SELECT checkpoint_id FROM ${checkpointSchema}.checkpoints WHERE thread_id = $1 AND checkpoint_ns = $2
     ORDER BY (metadata->>'step')::int DESC, checkpoint_id DESC LIMIT 1`,
    [thread_id, checkpoint_ns],
  );
  return { ...config, configurable: { ...config.configurable, ...rows[0] } };
}

async function listAll<T>(list: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const one of list) all.push(one);
  return all;
}
