import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";

/** A server that counts its calls in flight and answers when told. */
async function startCounting(answer: (response: ServerResponse, path: string) => void) {
  const load = { now: 0, most: 0, paths: [] as string[] };
  const server = createServer((request, response) => {
    load.now += 1;
    load.most = Math.max(load.most, load.now);
    load.paths.push(request.url ?? "");
    response.on("close", () => {
      load.now -= 1;
    });
    answer(response, request.url ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { load, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function startCalls(folder: string, url: string, calls: readonly [count: number, nonce: string]) {
  const script = fileURLToPath(new URL("./call-in-line.ts", import.meta.url));
  const args = ["--import", "tsx", script, folder, url, ...calls.map(String)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

async function printed(child: ChildProcess): Promise<string> {
  let text = "";
  child.stdout?.on("data", (part) => {
    text += String(part);
  });
  await once(child, "close");
  return text;
}

test("two processes of one store never give a server more calls at once than it takes, and both get on", {
  timeout: 60_000,
}, async () => {
  const { load, url } = await startCounting((response) => {
    setTimeout(() => response.end("ok"), 10);
  });
  const folder = temporaryFolder();
  const outputs = await Promise.all([
    printed(startCalls(folder, url, [12, "p1"])),
    printed(startCalls(folder, url, [12, "p2"])),
  ]);
  expect(outputs).toEqual(["done\n", "done\n"]);
  expect(load.paths).toHaveLength(24);
  expect(load.most).toBe(2);
});

test("the places of a killed process are taken by another at once", { timeout: 25_000 }, async () => {
  let arrived = (): void => undefined;
  const bothInFlight = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const { load, url } = await startCounting((response, path) => {
    if (path.startsWith("/p2")) response.end("ok");
    else if (load.now === 2) arrived();
  });
  const folder = temporaryFolder();
  const first = startCalls(folder, url, [4, "p1"]);
  await bothInFlight;
  const second = printed(startCalls(folder, url, [4, "p2"]));
  first.kill("SIGKILL");
  await once(first, "close");
  expect(await second).toBe("done\n");
  expect(load.paths).toHaveLength(6);
});
