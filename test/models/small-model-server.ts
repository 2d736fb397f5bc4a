import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** How the one model of the server behaves; windows are tokens, and four letters are one. */
export interface SmallModel {
  readonly kind: "ollama" | "llama";
  readonly model: string;
  readonly windowTokens: number;
  /** `cut` keeps the end of a long prompt and says nothing; `refuse` answers 400. */
  readonly overWindow: "cut" | "refuse";
  readonly schema: "held" | "ignored";
  readonly thinks?: "always";
  /** Whether the model gives back codes that it read. */
  readonly repeats: "codes" | "nothing";
  readonly usage?: "hidden_while_streaming";
  /** Further models of the list, as Ollama gives them. */
  readonly alsoListed?: readonly { readonly name: string; readonly remote_host?: string }[];
}

export interface SmallModelServer {
  readonly baseUrl: string;
  /** `POST /api/chat` and the like, in order. */
  readonly asked: readonly string[];
  readonly connections: () => number;
}

/** A server in this process, on a free port, that speaks as Ollama or llama.cpp do; closed when the test ends. */
export async function startModelServer(about: SmallModel): Promise<SmallModelServer> {
  const asked: string[] = [];
  let connections = 0;
  const server = createServer(async (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const body = await readBody(request);
    (about.kind === "ollama" ? answerOllama : answerLlama)(about, { url: request.url ?? "", body }, response);
  });
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const path = about.kind === "ollama" ? "" : "/v1";
  return { baseUrl: `http://127.0.0.1:${port}${path}`, asked, connections: () => connections };
}

type Format = "text" | "json" | "schema";

interface Asked {
  readonly url: string;
  readonly body: Body;
}

interface Body {
  readonly messages?: readonly { readonly content: string }[];
  readonly stream?: boolean;
  readonly format?: unknown;
  readonly response_format?: { readonly type: string };
  readonly options?: { readonly num_ctx?: number };
  readonly truncate?: boolean;
}

function answerOllama(about: SmallModel, { url, body }: Asked, response: ServerResponse): void {
  if (url === "/api/tags") {
    send(response, 200, { models: [{ name: about.model }, ...(about.alsoListed ?? [])] });
    return;
  }
  if (url !== "/api/chat") {
    send(response, 404, { error: "not found" });
    return;
  }
  const window = Math.min(body.options?.num_ctx ?? 4_096, about.windowTokens);
  const format = formatOf(body.format === "json" ? "json_object" : body.format);
  const spoken = speak(about, body, { window, format });
  if (spoken === undefined) {
    send(response, 400, { error: "the input length exceeds the context length" });
    return;
  }
  const hidden = about.usage === "hidden_while_streaming" && body.stream === true;
  const counts = hidden ? {} : { prompt_eval_count: spoken.read, eval_count: spoken.written };
  const end = { model: about.model, done: true, done_reason: "stop", ...counts };
  const message = { role: "assistant", content: spoken.text };
  if (body.stream !== true) {
    send(response, 200, { ...end, message });
    return;
  }
  response.writeHead(200, { "content-type": "application/x-ndjson" });
  response.write(`${JSON.stringify({ model: about.model, message, done: false })}\n`);
  response.end(`${JSON.stringify({ ...end, message: { role: "assistant", content: "" } })}\n`);
}

function answerLlama(about: SmallModel, { url, body }: Asked, response: ServerResponse): void {
  if (url === "/health") {
    send(response, 200, { status: "ok" });
    return;
  }
  if (url === "/v1/models") {
    send(response, 200, { object: "list", data: [{ id: about.model }] });
    return;
  }
  if (url !== "/v1/chat/completions") {
    send(response, 404, { error: { message: "not found" } });
    return;
  }
  const format = formatOf(body.response_format?.type);
  const spoken = speak(about, body, { window: about.windowTokens, format });
  if (spoken === undefined) {
    const error = {
      code: 400,
      type: "exceed_context_size_error",
      message: "the request exceeds the context",
    };
    send(response, 400, { error });
    return;
  }
  const usage = {
    prompt_tokens: spoken.read,
    completion_tokens: spoken.written,
    total_tokens: spoken.read + spoken.written,
  };
  const base = { id: "c1", created: 1, model: about.model };
  if (body.stream !== true) {
    const choice = { index: 0, finish_reason: "stop", message: { role: "assistant", content: spoken.text } };
    send(response, 200, { ...base, object: "chat.completion", choices: [choice], usage });
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  const chunk = (value: object): void => {
    response.write(`data: ${JSON.stringify({ ...base, object: "chat.completion.chunk", ...value })}\n\n`);
  };
  chunk({ choices: [{ index: 0, delta: { role: "assistant", content: spoken.text }, finish_reason: null }] });
  chunk({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] });
  if (about.usage !== "hidden_while_streaming") chunk({ choices: [], usage });
  response.end("data: [DONE]\n\n");
}

function formatOf(asked: unknown): Format {
  if (asked === undefined) return "text";
  return asked === "json_object" ? "json" : "schema";
}

/** What the model says, and the tokens it read and wrote; `undefined`: the prompt is refused. */
function speak(
  about: SmallModel,
  body: Body,
  { window, format }: { readonly window: number; readonly format: Format },
): { readonly text: string; readonly read: number; readonly written: number } | undefined {
  const prompt = (body.messages ?? []).map(({ content }) => content).join("\n");
  const tokens = Math.ceil(prompt.length / 4);
  if (tokens > window && about.overWindow === "refuse") return undefined;
  const seen = prompt.slice(Math.max(0, prompt.length - window * 4));
  const text = textFor(about, seen, format);
  const thought = about.thinks === "always" ? 300 : 0;
  return { text, read: Math.min(tokens, window), written: Math.ceil(text.length / 4) + thought };
}

function textFor(about: SmallModel, seen: string, format: Format): string {
  if (format === "schema" && about.schema === "held") return '{"verdict":"basalt","weight":3}';
  if (format === "json") return '{"colour":"green"}';
  if (!seen.includes("What is the first code")) return "Seventeen.";
  if (about.repeats === "nothing") return "I do not know.";
  return (seen.match(/[A-Z]{5,}-\d{4}/g) ?? []).join(" and ");
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}

async function readBody(request: IncomingMessage): Promise<Body> {
  let text = "";
  for await (const part of request) text += String(part);
  return text === "" ? {} : (JSON.parse(text) as Body);
}
