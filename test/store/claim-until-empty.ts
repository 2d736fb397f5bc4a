import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "../../store/database.ts";
import { createSqliteJobQueue } from "../../store/sqlite-job-queue.ts";

// Says "ready", waits for jobs in the store of a folder, works all as a worker of a name, and prints the id of each.
const [, , folder = "", nonce = ""] = process.argv;
const world = { nowMs: () => Date.now(), isAlive: () => true };
const queue = createSqliteJobQueue(openDatabase(folder), { host: "here", pid: process.pid, nonce }, world);
process.stdout.write("ready\n");
while ((await queue.list({}, { limit: 1 })).length === 0) await sleep(2);
for (let job = await queue.claim(); job !== undefined; job = await queue.claim()) {
  process.stdout.write(`${job.id}\n`);
  await queue.complete(job.id, "done");
}
