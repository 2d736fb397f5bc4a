import { appendFileSync, readFileSync } from "node:fs";
import { SqliteSaver } from "@langchain/langgraph-checkpoint-sqlite";

// Loaded before the program: writes down each graph node whose work the store has, a line each, and ends the process
// as kill -9 does once there are so many lines.
const { ONRECORD_TEST_NODES: file, ONRECORD_TEST_KILL_AT: killAt } = process.env;
const unfinished = new Set(["__interrupt__", "__resume__", "__error__"]);
const { putWrites } = SqliteSaver.prototype;

SqliteSaver.prototype.putWrites = async function note(config, writes, taskId) {
  await putWrites.call(this, config, writes, taskId);
  if (writes.some(([channel]) => unfinished.has(channel))) return;
  appendFileSync(file, `${taskId}\n`);
  const count = readFileSync(file, "utf8").split("\n").length - 1;
  if (count === Number(killAt)) process.kill(process.pid, "SIGKILL");
};
