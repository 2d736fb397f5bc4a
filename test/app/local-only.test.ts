import { writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createHttpFetch } from "../../models/http-fetch.ts";
import { smallVtt } from "../small-transcript.ts";
import { analyzeRequest, openTestApp } from "./open-test-app.ts";

/** A listener that counts who connects, and a `fetch` that counts who asks. */
async function watchSockets() {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  let fetches = 0;
  const real = createHttpFetch();
  const fetch: typeof globalThis.fetch = (input, init) => {
    fetches += 1;
    return real(input, init);
  };
  const { port } = server.address() as AddressInfo;
  return { fetch, url: `http://127.0.0.1:${port}/v1`, counts: () => ({ connections, fetches }) };
}

async function openWithRemote(settings: object = {}) {
  const sockets = await watchSockets();
  const variables = { OPENAI_API_KEY: "sk-test" };
  const opened = await openTestApp({ fetch: sockets.fetch, variables });
  writeFileSync(join(opened.folder, "ferry.vtt"), smallVtt);
  // The address is this machine's, so that a call would be seen; the settings say that it counts as remote.
  const far = { kind: "compatible", baseUrl: sockets.url, location: "remote" };
  writeFileSync(
    join(opened.folder, "onrecord.config.json"),
    JSON.stringify({ servers: { far }, ...settings }),
  );
  return { ...opened, counts: sockets.counts };
}

const closed = { connections: 0, fetches: 0 };

test.each(["router", "summarizer", "fact-checker", "quote-verifier", "translator"])(
  "local only, a remote model for the %s is refused before a socket opens and before a run is recorded",
  async (agent) => {
    const { app, counts } = await openWithRemote();
    const models = { [agent]: ["builtin", "compatible/far/big"] };
    const wanted = analyzeRequest("ferry.vtt", { models, localOnly: true });
    await expect(app.analyze(wanted)).rejects.toMatchObject({ code: "not_local" });
    expect(counts()).toEqual(closed);
    expect(await app.runs()).toEqual([]);
  },
);

test("local only in the settings holds for verify, ask, and a probe asked to keep to it", async () => {
  const { app, counts } = await openWithRemote({ localOnly: true, models: { "*": "compatible/far/big" } });
  const plain = { models: {}, localOnly: false };
  const refused = { code: "not_local" };
  await expect(app.ask({ source: "ferry.vtt", question: "When?", ...plain })).rejects.toMatchObject(refused);
  await expect(app.verify({ source: "ferry.vtt", ...plain })).rejects.toMatchObject(refused);
  await expect(app.probe({ spec: "compatible/far/big", localOnly: true })).rejects.toMatchObject(refused);
  await expect(app.probe({ spec: "openai/gpt-5-mini", localOnly: true })).rejects.toMatchObject(refused);
  expect(counts()).toEqual(closed);
});

test("looking for local servers asks no remote one", async () => {
  const { app, counts } = await openWithRemote({
    servers: {
      far: { kind: "compatible", baseUrl: "http://127.0.0.1:9/v1", location: "remote" },
      ollama: { kind: "ollama", baseUrl: "https://ollama.example" },
      llama: { kind: "compatible", baseUrl: "https://llama.example/v1" },
    },
  });
  expect(await app.localServers()).toEqual([]);
  expect(counts()).toEqual(closed);
});
