import { afterAll, beforeAll, expect, test } from "vitest";
import { createOllamaAdapter } from "../../../models/adapters/ollama.ts";
import { createHttpFetch } from "../../../models/http-fetch.ts";
import { adapterRequest } from "../call-faulty.ts";
import { type FaultServer, startFaultServer } from "../fault-server.ts";
import { testModel } from "../test-model.ts";
import { openAdapters } from "./open-adapters.ts";

testModel("ollama", () => openAdapters("ollama"));

const answer = {
  model: "m",
  message: { role: "assistant", content: "Ja." },
  done: true,
  done_reason: "stop",
};
const loaded = { model: "m", message: { role: "assistant", content: "" }, done: true, done_reason: "load" };
let server: FaultServer;

beforeAll(async () => {
  server = await startFaultServer(
    new Map([
      ["asked", [{ body: JSON.stringify(answer) }]],
      ["warm", [{ body: JSON.stringify(loaded) }]],
      ["absent", [{ status: 404, body: '{"error":"model not found"}' }]],
    ]),
  );
});
afterAll(() => server.close());

function connect(id: string, model = "m") {
  return createOllamaAdapter({ baseUrl: `${server.origin}/${id}`, model, fetch: createHttpFetch() });
}

test("every call sets the window and forbids the server to cut the prompt", async () => {
  const schema = { type: "object", properties: { a: { type: "string" } } };
  await connect("asked").call(adapterRequest());
  await connect("asked").call(
    adapterRequest({
      transport: "stream",
      format: { kind: "schema", name: "s", schema },
      thinking: "low",
      seed: 5,
      contextTokens: 9_000,
    }),
  );
  await connect("asked").call(adapterRequest({ format: { kind: "json" } }));
  const bodies = server.bodies("asked").map((body) => JSON.parse(body));
  const messages = [
    { role: "system", content: "Answer in one sentence." },
    { role: "user", content: "What did they decide?" },
  ];
  const all = { model: "m", messages, truncate: false, keep_alive: "10m" };
  const options = { num_ctx: 4_096, num_predict: 200, temperature: 0 };
  expect(bodies).toEqual([
    { ...all, think: false, options, stream: false },
    { ...all, think: "low", format: schema, options: { ...options, num_ctx: 9_000, seed: 5 }, stream: true },
    { ...all, think: false, format: "json", options, stream: false },
  ]);
});

test("warms a model up with the window that its calls will have", async () => {
  const { signal } = new AbortController();
  await connect("warm").warmUp({ contextTokens: 8_192, attemptMs: 1_000, signal });
  const options = { num_ctx: 8_192 };
  expect(server.bodies("warm").map((body) => JSON.parse(body))).toEqual([
    { model: "m", messages: [], keep_alive: "10m", options, stream: false },
  ]);
  const absent = connect("absent").warmUp({ contextTokens: 8_192, attemptMs: 1_000, signal });
  await expect(absent).rejects.toMatchObject({ code: "model_missing" });
});

test("a model of Ollama's cloud leaves the machine, whatever the server's address", () => {
  expect(connect("asked", "gpt-oss:120b-cloud").location).toBe("remote");
  expect(connect("asked", "gpt-oss:20b").location).toBe("local");
});
