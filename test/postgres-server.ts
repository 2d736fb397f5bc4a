import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort } from "./system/free-port.ts";

/** Of the tests' own server, which nobody else reaches and which is gone after them. */
export const postgresPassword = "only-for-tests";

/** A real Postgres of this machine on a port of its own, with its data in a temporary folder. */
export interface PostgresServer {
  readonly port: number;
  /** The address of a database that is new and empty. */
  newDatabase(): Promise<string>;
  start(): Promise<void>;
  /** `at_once`: as if its machine had lost power; else its clients are sent away first. */
  stop(how?: "at_once"): Promise<void>;
  /** Stops it and removes what it kept. */
  remove(): Promise<void>;
}

/** The folder of Postgres's programs: of the path, else where Debian has those of its newest version. */
export function findPostgres(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env["PATH"] ?? "").split(delimiter),
    ...versions.map((version) => join(debian, version, "bin")),
  ];
  return folders.find((folder) => existsSync(join(folder, "postgres")) && existsSync(join(folder, "initdb")));
}

/** Makes a server and starts it. Postgres refuses to run as root: it is then run as its package's own user. */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = findPostgres();
  if (programs === undefined) throw new Error("Postgres is not installed: apt-get install postgresql");
  const folder = mkdtempSync(join(tmpdir(), "onrecord-postgres-"));
  const user = process.getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : undefined;
  const [data, passwordFile] = [join(folder, "data"), join(folder, "password")];
  writeFileSync(passwordFile, postgresPassword);
  if (user !== undefined) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid);
  const how = ["--username=onrecord", `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--encoding=UTF8"];
  execFileSync(join(programs, "initdb"), [...how, "--no-locale", data], { ...user, stdio: "pipe" });
  const port = await freePort();
  const address = (name: string): string =>
    `postgres://onrecord:${postgresPassword}@127.0.0.1:${port}/${name}`;
  let server: ChildProcess | undefined;
  let databases = 0;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    const running = server;
    server = undefined;
    if (running === undefined || running.exitCode !== null) return;
    const exited = new Promise((resolve) => running.once("exit", resolve));
    running.kill(signal);
    await exited;
  };
  const start = async (): Promise<void> => {
    const settings = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="];
    const args = ["-D", data, "-p", String(port), ...settings];
    server = spawn(join(programs, "postgres"), args, { ...user, stdio: "ignore" });
    await untilItAnswers(address("postgres"));
  };
  await start();
  return {
    port,
    async newDatabase() {
      databases += 1;
      await ask(address("postgres"), `CREATE DATABASE t${databases}`);
      return address(`t${databases}`);
    },
    start,
    // SIGINT and SIGQUIT are Postgres's fast and immediate shutdown.
    stop: (how) => stop(how === "at_once" ? "SIGQUIT" : "SIGINT"),
    async remove() {
      await stop("SIGQUIT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function idOf(which: "-u" | "-g"): number {
  return Number(execFileSync("id", [which, "postgres"], { encoding: "utf8" }));
}

/** Rows of one statement, by a connection of its own. */
export async function ask<Row extends object>(address: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

async function untilItAnswers(address: string): Promise<void> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    const answers = await ask(address, "SELECT 1").catch(() => undefined);
    if (answers !== undefined) return;
    await sleep(100);
  }
  throw new Error("Postgres did not start in two minutes.");
}
