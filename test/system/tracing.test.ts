import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smallVtt } from "../small-transcript.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { runProgram } from "./run-program.ts";

async function countTraces(more: Record<string, string>): Promise<number> {
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "ferry.vtt"), smallVtt);
  const variables = {
    LANGSMITH_TRACING: "true",
    LANGSMITH_ENDPOINT: `http://127.0.0.1:${port}`,
    LANGSMITH_API_KEY: "made-up",
    ...more,
  };
  const ran = await runProgram(["analyze", "ferry.vtt", "--store", "store"], { cwd, variables });
  server.closeAllConnections();
  server.close();
  expect(ran.code).toBe(0);
  return requests;
}

test("a tracing switch left in the environment sends nothing", async () => {
  expect(await countTraces({})).toBe(0);
});

test("tracing is sent for who asks for it by name", async () => {
  expect(await countTraces({ ONRECORD_TRACING: "langsmith" })).toBeGreaterThan(0);
});
