import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createHttpFetch } from "../../models/http-fetch.ts";
import { type FaultServer, startFaultServer } from "./fault-server.ts";

const packed = gzipSync("gepackt").toString("hex");
let server: FaultServer;
const send = createHttpFetch();

beforeAll(async () => {
  server = await startFaultServer(
    new Map([
      ["plain", [{ body: "Grüße", headers: { "x-a": "b" } }]],
      ["gzip", [{ headers: { "content-encoding": "gzip" }, chunks: [{ hex: packed }] }]],
      ["moved", [{ status: 302, headers: { location: "/plain" } }]],
      ["silent", [{ chunks: [{ data: "a" }], ends: "hang" as const }]],
      ["reset", [{ chunks: [{ data: "a" }], ends: "reset" as const }]],
    ]),
  );
});
afterAll(() => server.close());

test("gives status, headers and body, and sends the body", async () => {
  const response = await send(`${server.origin}/plain`, { method: "POST", body: "Frage" });
  expect([response.status, response.headers.get("x-a"), await response.text()]).toEqual([200, "b", "Grüße"]);
  expect(server.bodies("plain")).toEqual(["Frage"]);
});

test("unpacks a packed body", async () => {
  expect(await (await send(`${server.origin}/gzip`)).text()).toBe("gepackt");
});

test("follows no redirect", async () => {
  const before = server.requests("plain");
  expect((await send(`${server.origin}/moved`)).status).toBe(302);
  expect(server.requests("plain")).toBe(before);
});

test("closes the socket as soon as the signal is aborted", async () => {
  const controller = new AbortController();
  const response = await send(`${server.origin}/silent`, { signal: controller.signal });
  const body = response.text();
  controller.abort();
  await expect(body).rejects.toThrow();
  await expect.poll(() => server.openSockets(), { timeout: 1_000 }).toBe(0);
});

test("a body that breaks off is an error, read at once or later", async () => {
  await expect((await send(`${server.origin}/reset`)).text()).rejects.toThrow();
  const late = await send(`${server.origin}/reset`);
  await new Promise((resolve) => setTimeout(resolve, 60));
  await expect(late.text()).rejects.toThrow();
});

test("a closed port is an error with its code", async () => {
  await expect(send("http://127.0.0.1:9/")).rejects.toMatchObject({ code: "ECONNREFUSED" });
});
