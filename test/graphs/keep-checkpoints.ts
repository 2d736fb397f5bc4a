import { join } from "node:path";
import Database from "better-sqlite3";
import type { ProgressEvent, RunCall } from "../../app/app.ts";

/** A call whose checkpoints can be read after its run has let go of them. */
export interface KeptCheckpoints {
  readonly call: RunCall;
  /** The rows that the run deleted at its end, as text. */
  texts(): readonly string[];
  /** Their bytes, with their keys. */
  bytes(): number;
}

const triggers = `
  CREATE TABLE IF NOT EXISTS kept (text TEXT, bytes INTEGER);
  CREATE TRIGGER IF NOT EXISTS keep_checkpoints BEFORE DELETE ON checkpoints BEGIN
    INSERT INTO kept VALUES (CAST(OLD.checkpoint AS TEXT) || CAST(OLD.metadata AS TEXT),
      LENGTH(OLD.checkpoint) + LENGTH(OLD.metadata) + LENGTH(OLD.thread_id) + LENGTH(OLD.checkpoint_ns) +
      LENGTH(OLD.checkpoint_id) + LENGTH(COALESCE(OLD.parent_checkpoint_id, '')) + LENGTH(OLD.type)); END;
  CREATE TRIGGER IF NOT EXISTS keep_writes BEFORE DELETE ON writes BEGIN
    INSERT INTO kept VALUES (CAST(OLD.value AS TEXT),
      LENGTH(OLD.value) + LENGTH(OLD.thread_id) + LENGTH(OLD.checkpoint_ns) + LENGTH(OLD.checkpoint_id) +
      LENGTH(OLD.task_id) + LENGTH(OLD.channel) + LENGTH(OLD.type)); END;`;

/** From now on keeps what a run lets go of; the checkpoint tables of the store are there once a run has begun. */
export function keepDeleted(folder: string): Pick<KeptCheckpoints, "texts" | "bytes"> {
  const open = () => new Database(join(folder, "store", "onrecord.db"));
  const database = open();
  database.exec(triggers);
  database.close();
  return {
    texts() {
      const reader = open();
      const rows = reader.prepare<[], { text: string }>("SELECT text FROM kept").all();
      reader.close();
      return rows.map(({ text }) => text);
    },
    bytes() {
      const reader = open();
      const bytes = reader.prepare<[], number>("SELECT SUM(bytes) FROM kept").pluck().get();
      reader.close();
      return bytes ?? 0;
    },
  };
}

/** Keeps what the one run of a call writes into the checkpoint tables of the test app over a folder. */
export function keepCheckpoints(folder: string): KeptCheckpoints {
  let kept: ReturnType<typeof keepDeleted> | undefined;
  const onProgress = ({ step, state }: ProgressEvent): void => {
    if (step === "assemble" && state === "started") kept = keepDeleted(folder);
  };
  return {
    call: { signal: new AbortController().signal, onProgress },
    texts: () => kept?.texts() ?? [],
    bytes: () => kept?.bytes() ?? 0,
  };
}
