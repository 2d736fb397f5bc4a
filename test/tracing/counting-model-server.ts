import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** What a model server has reported, over all its answers. */
export interface Reported {
  requests: number;
  failures: number;
  inputTokens: number;
  outputTokens: number;
}

const statements = [
  { text: "The second boat costs 18,500 euros a month.", segments: ["s0004"], title: null },
];
const sections = ["summary", "key_points", "quotes"].map((kind) => ({ kind, statements }));
const good = JSON.stringify({ firstLine: "s0001", lastLine: "s0007", sections });

/**
 * An OpenAI-compatible server in this process that writes the sections of the `brief` recipe for the small transcript,
 * and counts what it reports. The first request is met with a failure, the second with an answer of the wrong form.
 */
export async function startCountingServer(): Promise<{
  readonly baseUrl: string;
  readonly reported: Reported;
}> {
  const reported: Reported = { requests: 0, failures: 0, inputTokens: 0, outputTokens: 0 };
  const server = createServer((request, response) => void answer(reported, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}/v1`, reported };
}

async function answer(reported: Reported, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = "";
  for await (const part of request) body += String(part);
  response.setHeader("content-type", "application/json");
  if (request.method !== "POST") {
    response.end(JSON.stringify({ object: "list", data: [{ id: "small" }] }));
    return;
  }
  reported.requests += 1;
  if (reported.requests === 1) {
    reported.failures += 1;
    response.statusCode = 500;
    response.end(JSON.stringify({ error: { message: "The second boat is down." } }));
    return;
  }
  const content = reported.requests === 2 ? '{"sections": "later"}' : good;
  const usage = { prompt_tokens: Math.ceil(body.length / 4), completion_tokens: 10 + reported.requests };
  reported.inputTokens += usage.prompt_tokens;
  reported.outputTokens += usage.completion_tokens;
  const choices = [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }];
  const about = { id: "c1", object: "chat.completion", created: 1, model: "small-1" };
  response.end(JSON.stringify({ ...about, choices, usage }));
}
