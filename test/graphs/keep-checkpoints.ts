import { join } from "node:path";
import Database from "better-sqlite3";
import type { ProgressEvent, RunCall } from "../../app/app.ts";

/** A call whose checkpoints can be read after its run has let go of them. */
export interface KeptCheckpoints {
  readonly call: RunCall;
  /** The rows that the run deleted at its end, as text. */
  texts(): readonly string[];
}

const triggers = `
  CREATE TABLE IF NOT EXISTS kept (text TEXT);
  CREATE TRIGGER IF NOT EXISTS keep_checkpoints BEFORE DELETE ON checkpoints BEGIN
    INSERT INTO kept VALUES (CAST(OLD.checkpoint AS TEXT) || CAST(OLD.metadata AS TEXT)); END;
  CREATE TRIGGER IF NOT EXISTS keep_writes BEFORE DELETE ON writes BEGIN
    INSERT INTO kept VALUES (CAST(OLD.value AS TEXT)); END;`;

/** From now on keeps what a run lets go of; the checkpoint tables of the store are there once a run has begun. */
export function keepDeleted(folder: string): { texts(): readonly string[] } {
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
  };
}
