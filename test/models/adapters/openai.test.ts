import { createServer } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { AdapterRequest } from "../../../models/adapter.ts";
import { createOpenAiAdapter, type OpenAiAdapterOptions } from "../../../models/adapters/openai.ts";
import { adapterRequest, plantedKey } from "../call-faulty.ts";
import { testModel } from "../test-model.ts";
import { connect, openAdapters, openServer } from "./open-adapters.ts";

testModel("openai", () => openAdapters("openai"));
testModel("compatible", () => openAdapters("compatible"));

interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const answer = JSON.stringify({ choices: [{ message: { content: "Ja." }, finish_reason: "stop" }] });

async function sentBy(
  options: Partial<OpenAiAdapterOptions>,
  request: Partial<AdapterRequest> = {},
): Promise<Sent> {
  const sent: Sent[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const headers = Object.fromEntries(new Headers(init?.headers));
    sent.push({ url: String(url), headers, body: JSON.parse(String(init?.body)) });
    return new Response(answer);
  };
  const given = {
    kind: "compatible",
    model: "m",
    baseUrl: "http://127.0.0.1:1/v1/",
    fetch,
    ...options,
  } as const;
  await createOpenAiAdapter(given).call(adapterRequest(request));
  const [only] = sent;
  if (only === undefined || sent.length > 1) throw new Error(`${sent.length} calls were sent.`);
  return only;
}

afterEach(() => vi.unstubAllEnvs());

test("sends to the chat completions of its address, and only the key that it was given", async () => {
  vi.stubEnv("OPENAI_API_KEY", "sk-of-the-environment");
  vi.stubEnv("OPENAI_BASE_URL", "http://elsewhere.example/v1");
  vi.stubEnv("OPENAI_ORG_ID", "org-of-the-environment");
  vi.stubEnv("LANGSMITH_GATEWAY", "true");
  const { url, headers } = await sentBy({});
  expect(url).toBe("http://127.0.0.1:1/v1/chat/completions");
  expect(headers).toEqual({ "content-type": "application/json" });
  const withKey = await sentBy({ apiKey: plantedKey });
  expect(withKey.headers).toEqual({
    "content-type": "application/json",
    authorization: `Bearer ${plantedKey}`,
  });
});

test("goes to OpenAI by default", async () => {
  vi.stubEnv("OPENAI_BASE_URL", "http://elsewhere.example/v1");
  const fetch: typeof globalThis.fetch = async (url) => {
    expect(String(url)).toBe("https://api.openai.com/v1/chat/completions");
    return new Response(answer);
  };
  const adapter = createOpenAiAdapter({ kind: "openai", model: "m", apiKey: plantedKey, fetch });
  expect(adapter).toMatchObject({ server: "api.openai.com/v1", location: "remote" });
  expect((await adapter.call(adapterRequest())).text).toBe("Ja.");
});

test("a model whose name LangChain would send to /responses is asked for a completion", async () => {
  expect((await sentBy({ model: "gpt-5-codex" })).url).toBe("http://127.0.0.1:1/v1/chat/completions");
});

test("a login in the address goes into a header, and neither into the address nor the server's name", async () => {
  const baseUrl = "http://anna:secret-word@127.0.0.1:1/v1";
  const { url, headers } = await sentBy({ baseUrl });
  expect(url).toBe("http://127.0.0.1:1/v1/chat/completions");
  expect(headers["authorization"]).toBe(`Basic ${Buffer.from("anna:secret-word").toString("base64")}`);
  expect(connect("compatible", "http://anna:secret-word@127.0.0.1:1").server).toBe("127.0.0.1:1");
});

describe("what is asked", () => {
  const messages = [
    { role: "system", content: "Answer in one sentence." },
    { role: "user", content: "What did they decide?" },
  ];

  test("a compatible server gets a temperature of 0 and the limit under its old name", async () => {
    expect((await sentBy({}, { seed: 5 })).body).toEqual({
      model: "m",
      messages,
      temperature: 0,
      max_tokens: 200,
      seed: 5,
      stream: false,
    });
  });

  test("a stream asks for its usage", async () => {
    expect((await sentBy({}, { transport: "stream" })).body).toMatchObject({
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  test("JSON mode and a schema, strict where the schema fits it", async () => {
    const open = {
      type: "object",
      properties: { a: { type: "string" }, b: { type: "string" } },
      required: ["a"],
    };
    const closed = { ...open, required: ["a", "b"], additionalProperties: false };
    const json = await sentBy({}, { format: { kind: "json" } });
    const loose = await sentBy({}, { format: { kind: "schema", name: "a b", schema: open } });
    const strict = await sentBy({}, { format: { kind: "schema", name: "a", schema: closed } });
    expect(json.body).toMatchObject({ response_format: { type: "json_object" } });
    expect(loose.body).toMatchObject({
      response_format: { type: "json_schema", json_schema: { name: "a_b", schema: open, strict: false } },
    });
    expect(strict.body).toMatchObject({ response_format: { json_schema: { schema: closed, strict: true } } });
  });

  test.each([
    ["gpt-5-mini", "off", "minimal"],
    ["gpt-5.2", "off", "none"],
    ["gpt-5-codex", "off", "low"],
    ["o4-mini", "off", "low"],
    ["gpt-5-mini", "high", "high"],
    ["gpt-4.1-mini", "off", undefined],
  ] as const)("%s with thinking %s: effort %s", async (model, thinking, effort) => {
    const { body } = await sentBy({ kind: "openai", model }, { thinking });
    expect(body).toHaveProperty("model", model);
    expect(effort === undefined ? "reasoning_effort" in Object(body) : body).toEqual(
      effort === undefined ? false : expect.objectContaining({ reasoning_effort: effort }),
    );
  });
});

test("reads how many tokens of the prompt were cached", async () => {
  const server = await openServer("openai");
  const adapter = connect("compatible", `${server.origin}/good`);
  expect(await adapter.call(adapterRequest())).toMatchObject({ inputTokens: 31, cachedTokens: 16 });
  await server.close();
});

describe("tracing", () => {
  let trace: ReturnType<typeof createServer>;
  const traced: string[] = [];
  let endpoint = "";

  beforeAll(async () => {
    trace = createServer((request, response) => {
      traced.push(request.url ?? "");
      response.end("{}");
    });
    await new Promise<void>((resolve) => trace.listen(0, "127.0.0.1", resolve));
    const address = trace.address();
    endpoint = typeof address === "object" ? `http://127.0.0.1:${address?.port}` : "";
  });
  afterAll(() => {
    trace.closeAllConnections();
    trace.close();
  });

  test("sends nothing to LangSmith for a key alone, and prints nothing", async () => {
    vi.stubEnv("LANGSMITH_API_KEY", "lsv2-made-up-key");
    vi.stubEnv("LANGSMITH_ENDPOINT", endpoint);
    vi.stubEnv("LANGSMITH_TRACING", "");
    vi.stubEnv("LANGCHAIN_TRACING_V2", "");
    const printed = (["log", "warn", "error"] as const).map((name) => vi.spyOn(console, name));
    await sentBy({}, { transport: "stream" });
    await sentBy({});
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(traced).toEqual([]);
    for (const spy of printed) expect(spy).not.toHaveBeenCalled();
  });
});

test("an error of the server, and all that hangs on it, is free of the key", async () => {
  const body = JSON.stringify({ error: { message: `Incorrect API key provided: ${plantedKey}` } });
  const fetch: typeof globalThis.fetch = async () => new Response(body, { status: 401 });
  const adapter = createOpenAiAdapter({ kind: "openai", model: "m", apiKey: plantedKey, fetch });
  const error: unknown = await adapter.call(adapterRequest()).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ code: "auth", message: expect.stringContaining("[secret]") });
  expect(error).toMatchObject({ cause: { status: 401, message: "Incorrect API key provided: [secret]" } });
});

test.each(["ftp://127.0.0.1/v1", "127.0.0.1:8080", "not an address"])(
  "refuses the base URL %s",
  (baseUrl) => {
    const fetch = globalThis.fetch;
    expect(() => createOpenAiAdapter({ kind: "compatible", baseUrl, model: "m", fetch })).toThrow(
      expect.objectContaining({ code: "bad_usage" }),
    );
  },
);
