import { openDatabase } from "../../store/database.ts";
import { createSqliteJobQueue } from "../../store/sqlite-job-queue.ts";

// Works all jobs of the store in a folder, as one worker of a name, and prints the id of each.
const [, , folder = "", nonce = ""] = process.argv;
const world = { nowMs: () => Date.now(), isAlive: () => true };
const queue = createSqliteJobQueue(openDatabase(folder), { host: "here", pid: process.pid, nonce }, world);
for (let job = await queue.claim(); job !== undefined; job = await queue.claim()) {
  process.stdout.write(`${job.id}\n`);
  await queue.complete(job.id, "done");
}
