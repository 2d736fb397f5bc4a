import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { loadPackages } from "../../store/postgres/load-packages.ts";
import { openPostgresStore } from "../../store/postgres/open-postgres-store.ts";
import { openPostgres } from "../../store/postgres/postgres.ts";
import type { Store } from "../../store/store.ts";
import { ask, type PostgresServer, postgresPassword, startPostgres } from "../postgres-server.ts";
import { testClockSetBack } from "../store/clock-contract.ts";
import { testStore } from "../store/store-contract.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { usePostgres } from "./use-postgres.ts";

const { isHere, server } = usePostgres();

async function open(location: string, pid = 1): Promise<Store> {
  const owner = { host: "here", pid, nonce: `n${pid}` };
  const world = { nowMs: () => 0, isAlive: () => true };
  const store = await openPostgresStore({ location, folder: temporaryFolder(), owner, ...world });
  onTestFinished(() => store.close());
  return store;
}

describe.runIf(isHere)("on a real Postgres", () => {
  testStore("in Postgres", async () => {
    const address = await server().newDatabase();
    let pid = 0;
    return {
      open: () => {
        pid += 1;
        return open(address, pid);
      },
      // The database's clock cannot be set: what it has written is moved instead.
      async pass(ms) {
        for (const table of ["leases", "server_tickets"]) {
          await ask(address, `UPDATE onrecord.${table} SET until_ms = until_ms - ${ms}`);
        }
      },
      async damage(sha256) {
        await ask(address, `UPDATE onrecord.blobs SET bytes = 'h' WHERE sha256 = '${sha256}'`);
      },
    };
  });

  testClockSetBack(async () => (await open(await server().newDatabase())).checkpointer());

  test("processes that open an empty database at once all find it ready", async () => {
    const address = await server().newDatabase();
    const stores = await Promise.all([1, 2, 3, 4].map((pid) => open(address, pid)));
    await Promise.all(stores.map((store) => store.checkpointer()));
    const job = { id: "a", batch: "b", label: "a.vtt", payload: "0".repeat(64) };
    const added = await Promise.all(stores.map((store) => store.jobs.add([job])));
    expect(added.map((one) => one.added).sort()).toEqual([0, 0, 0, 1]);
    expect(await ask(address, "SELECT version FROM onrecord.version")).toEqual([{ version: 2 }]);
  });

  test("a store of a later version is refused and left as it is", async () => {
    const address = await server().newDatabase();
    await (await open(address)).close();
    await ask(address, "UPDATE onrecord.version SET version = 99");
    await expect(open(address)).rejects.toMatchObject({
      code: "store_failed",
      message: expect.stringMatching(/has version 99; this onrecord reads version 2\. Use the onrecord that/),
    });
    expect(await ask(address, "SELECT version FROM onrecord.version")).toEqual([{ version: 99 }]);
  });

  test("checkpoints of a thread are kept, given to another process, and gone when it is deleted", async () => {
    const address = await server().newDatabase();
    const [saver, other] = [
      await (await open(address)).checkpointer(),
      await (await open(address, 2)).checkpointer(),
    ];
    const config = { configurable: { thread_id: "r1", checkpoint_ns: "" } };
    const checkpoint = {
      v: 4,
      id: "1ef4f797-8335-6428-8001-8a1503f9b875",
      ts: "2026-01-02T03:04:05.000Z",
      channel_values: { answer: "blob" },
      channel_versions: { answer: 1 },
      versions_seen: {},
    };
    const put = await saver.put(config, checkpoint, { source: "loop", step: 1, parents: {} }, { answer: 1 });
    await saver.putWrites(put, [["next", "x"]], "task");
    const kept = await other.getTuple(config);
    expect(kept?.checkpoint.channel_values).toEqual({ answer: "blob" });
    expect(kept?.pendingWrites).toEqual([["task", "next", "x"]]);
    const listed = [];
    for await (const one of other.list(config)) listed.push(one.checkpoint.id);
    expect(listed).toEqual([checkpoint.id]);
    await other.deleteThread("r1");
    expect(await saver.getTuple(config)).toBeUndefined();
  });

  describe("what keeps a store from opening is one line that says what to do, without the password", () => {
    test.each([
      [
        "a wrong password",
        (address: string) => address.replace(postgresPassword, "s3cret%20word"),
        /refused the user or the password\. Correct them/,
      ],
      [
        "no such database",
        (address: string) => address.replace(/\w+$/, "nowhere"),
        /is no database that the server has\. Make it with "createdb"/,
      ],
      [
        "no server",
        (address: string) => address.replace(/:\d+\//, ":1/"),
        /does not answer \(ECONNREFUSED\)\. Start the server, or correct/,
      ],
      [
        "no such host",
        (address: string) => address.replace("127.0.0.1", "nowhere.invalid"),
        /does not answer \((?:ENOTFOUND|EAI_AGAIN)\)/,
      ],
    ])("%s", async (_, change, message) => {
      const address = change(await server().newDatabase());
      const failed = await open(address).catch((error: unknown) => error);
      expect(failed).toMatchObject({
        code: expect.stringMatching(/^(?:store_failed|not_allowed)$/),
        message: expect.stringMatching(message),
      });
      expect(String(failed)).not.toMatch(/s3cret|only-for-tests|\n/);
      expect(String(failed)).toContain("postgres://onrecord@");
    });

    test("an address that is none", async () => {
      const failed = await open("postgres://user:s3c/ret@host:port/db").catch((error: unknown) => error);
      expect(failed).toMatchObject({
        code: "bad_usage",
        message: expect.stringContaining("with %40 for an @"),
      });
      expect(String(failed)).not.toContain("s3c");
    });

    test("a user that may make nothing", async () => {
      const address = await server().newDatabase();
      await ask(address, "CREATE ROLE guest LOGIN PASSWORD 'guest'");
      const guest = address.replace(`onrecord:${postgresPassword}`, "guest:guest");
      await expect(open(guest)).rejects.toMatchObject({
        code: "not_allowed",
        message: expect.stringMatching(/does not allow this user enough .* GRANT CREATE ON DATABASE/),
      });
    });
  });

  /** A server that a test may stop, with one database: it is back soon. */
  const startAnother = async (): Promise<{ readonly other: PostgresServer; readonly address: string }> => {
    const other = await startPostgres();
    onTestFinished(() => other.remove());
    return { other, address: await other.newDatabase() };
  };

  test("what is asked while the server restarts is done once it is back", async () => {
    const { other, address } = await startAnother();
    const { createPool } = await loadPackages();
    const postgres = await openPostgres(address, createPool);
    onTestFinished(() => postgres.close());
    const store = await open(address);
    await postgres.query("CREATE TABLE seen (time TEXT)");
    const slow = postgres.transact(async (statements, time) => {
      await statements.query("INSERT INTO seen VALUES ($1)", [time]);
      if (time === "first") await other.stop("at_once");
      await statements.query("SELECT 1");
    });
    await expect.poll(() => ask(address, "SELECT 1").catch(() => "away"), { timeout: 60_000 }).toBe("away");
    const kept = store.blobs.put("kept");
    await sleep(300);
    await other.start();
    await slow;
    expect(await ask(address, "SELECT time FROM seen")).toEqual([{ time: "again" }]);
    expect(await store.blobs.readText(await kept)).toBe("kept");
  });

  test("closing ends the waiting for a server that is away", async () => {
    const { other, address } = await startAnother();
    const store = await open(address);
    await other.stop();
    const asked = store.runs().catch((error: unknown) => error);
    await sleep(100);
    await store.close();
    expect(await asked).toMatchObject({ code: "store_failed" });
  });
});
