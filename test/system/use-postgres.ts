import { afterAll, beforeAll, test } from "vitest";
import { findPostgres, type PostgresServer, startPostgres } from "../postgres-server.ts";

/** A real Postgres for the tests of a file, from before the first to after the last. */
export interface UsedPostgres {
  /** False where none is installed: the file's tests are then left out, and one line says so. */
  readonly isHere: boolean;
  server(): PostgresServer;
}

/** To be called once, at the top of a file of tests. */
export function usePostgres(): UsedPostgres {
  const isHere = findPostgres() !== undefined;
  test.runIf(!isHere)("left out: Postgres is not installed", () => undefined);
  let started: PostgresServer | undefined;
  beforeAll(async () => {
    if (isHere) started = await startPostgres();
  });
  afterAll(() => started?.remove());
  return {
    isHere,
    server() {
      if (started === undefined) throw new Error("Postgres is there once the tests run.");
      return started;
    },
  };
}
