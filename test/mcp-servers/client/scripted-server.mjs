// An MCP server over stdio that behaves as its first argument says; plain Node.js, so that it starts at once.
// Its process ids go into the file that the variable PIDS names.
import { spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { createInterface } from "node:readline";

const [behaviour = "works"] = process.argv.slice(2);
const captions =
  "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Mara>The ferry sails at nine.\n\n00:00:04.000 --> 00:00:08.000\n<v Jonas>It sails at ten.\n";
const tool = {
  name: "get_captions",
  description: "Gives captions.",
  inputSchema: { type: "object", properties: { id: { type: "string" } }, required: ["id"] },
};

function notePid(pid) {
  if (process.env.PIDS !== undefined) appendFileSync(process.env.PIDS, `${pid}\n`);
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}

function stayWhateverComes() {
  process.on("SIGTERM", () => undefined);
  process.stdin.on("end", () => undefined);
  setInterval(() => undefined, 1_000);
  const stubborn = "process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000);";
  notePid(spawn(process.execPath, ["-e", stubborn], { stdio: "ignore" }).pid);
}

function writeForever(text) {
  process.stdout.on("error", () => process.exit(0));
  const write = () => {
    while (process.stdout.write(text));
    process.stdout.once("drain", write);
  };
  write();
}

const calls = {
  works: (id) => send({ id, result: { content: [{ type: "text", text: captions }] } }),
  junk: (id) => calls.works(id),
  environment: (id) =>
    send({ id, result: { content: [{ type: "text", text: Object.keys(process.env).join(" ") }] } }),
  "hang-at-call": () => undefined,
  "die-at-call": () => {
    process.stderr.write("loading\nFatal: no disk for planted-secret-1 \u001b[31mleft\u001b[0m\n", () =>
      process.exit(7),
    );
  },
  "error-at-call": (id) => send({ id, error: { code: -32603, message: "the archive\nis closed" } }),
  "failed-tool": (id) =>
    send({ id, result: { isError: true, content: [{ type: "text", text: "No video with that id." }] } }),
  "nothing-at-call": (id) => send({ id, result: { content: [] } }),
  "huge-at-call": (id) => {
    const line = "Mara: the ferry sails at nine.\n".repeat(2_000_000);
    send({ id, result: { content: [{ type: "text", text: line }] } });
  },
  "endless-at-call": () => writeForever("x".repeat(65_536)),
};

function answer({ id, method, params }) {
  if (method === "initialize") {
    const serverInfo = { name: "scripted", version: "1.0.0" };
    send({
      id,
      result: { protocolVersion: params.protocolVersion, capabilities: { tools: {} }, serverInfo },
    });
  } else if (method === "tools/list") send({ id, result: { tools: [tool] } });
  else if (method === "tools/call") calls[behaviour]?.(id);
  else if (id !== undefined) send({ id, error: { code: -32601, message: "Method not found" } });
}

notePid(process.pid);
if (behaviour === "die-at-start") {
  process.stderr.write("Error: the variable ARCHIVE is not set\n", () => process.exit(3));
} else if (behaviour === "hang-at-start") stayWhateverComes();
else if (behaviour === "endless-junk") writeForever("starting up\n");
else {
  if (behaviour === "junk") process.stdout.write('Welcome!\n{"level": "info"}\n\n');
  if (behaviour === "hang-at-call") stayWhateverComes();
  createInterface({ input: process.stdin }).on("line", (line) => answer(JSON.parse(line)));
}
