import { createHash } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { answerChat, type ChatRequest } from "./scripted-answers.ts";

/** One request to the model. */
export interface ServerCall {
  /** Of all bytes of the request: the same call has the same mark, and its answer holds it. */
  readonly mark: string;
  readonly transport: "whole" | "stream";
  /** `closed`: the client let go of it before its answer had gone out whole. */
  readonly state: "under_way" | "answered" | "closed";
}

/** How a call hangs: before the first byte, or after the first ones. */
export type Hanging = "no" | "before_head" | "in_body";

/** A model server in this process that takes its time and writes down what it is asked. */
export interface ScriptedServer {
  readonly baseUrl: string;
  /** In the order of their coming. */
  readonly calls: readonly ServerCall[];
  /** Calls from now on hang, those of one transport alone where it is named. */
  hang(how: Hanging, transport?: ServerCall["transport"]): void;
  forget(): void;
}

interface OwnCall extends ServerCall {
  state: ServerCall["state"];
}

interface Hung {
  readonly how: Hanging;
  readonly transport: ServerCall["transport"] | undefined;
}

/** Starts one on a free port that speaks as OpenAI does and works on one call at a time; closed when the test ends. */
export async function startScriptedServer({
  delayMs,
}: {
  readonly delayMs: number;
}): Promise<ScriptedServer> {
  const calls: OwnCall[] = [];
  let hung: Hung = { how: "no", transport: undefined };
  let turn = Promise.resolve();
  const server = createServer(async (request, response) => {
    const parts: Uint8Array[] = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts);
    if (body.length === 0) return void response.writeHead(404).end("{}");
    const chat: ChatRequest = JSON.parse(body.toString("utf8"));
    const call = openCall(response, { chat, body });
    calls.push(call);
    if (hung.how !== "no" && (hung.transport ?? call.transport) === call.transport)
      return hangOn(response, call, hung.how);
    turn = turn.then(async () => {
      if (call.state !== "closed") await sleep(delayMs);
      // Nobody pays for what nobody is there to get.
      if (call.state !== "closed") send(response, call, toCompletion(chat, call.mark));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    calls,
    hang(how, transport) {
      hung = { how, transport };
    },
    forget() {
      calls.length = 0;
    },
  };
}

function openCall(
  response: ServerResponse,
  { chat, body }: { readonly chat: ChatRequest; readonly body: Uint8Array },
): OwnCall {
  const hash = createHash("sha256").update(body).digest("hex");
  const call: OwnCall = {
    mark: `call-${hash.slice(0, 20)}`,
    transport: chat.stream === true ? "stream" : "whole",
    state: "under_way",
  };
  response.on("finish", () => {
    call.state = "answered";
  });
  response.on("close", () => {
    if (call.state === "under_way") call.state = "closed";
  });
  return call;
}

function hangOn(response: ServerResponse, { transport }: OwnCall, how: Hanging): void {
  if (how === "before_head") return;
  response.writeHead(200, { "content-type": typeOf(transport) });
  response.write(
    transport === "stream" ? `data: ${toChunk({ delta: { content: "One" } })}\n\n` : '{"id": "1",',
  );
}

function send(response: ServerResponse, { transport }: OwnCall, completion: Completion): void {
  response.writeHead(200, { "content-type": typeOf(transport) });
  const { content, usage } = completion;
  if (transport === "whole") {
    const choices = [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }];
    response.end(JSON.stringify({ ...about, object: "chat.completion", choices, usage }));
    return;
  }
  response.write(`data: ${toChunk({ delta: { content } })}\n\n`);
  response.write(`data: ${toChunk({ delta: {}, finish_reason: "stop" })}\n\n`);
  response.end(
    `data: ${JSON.stringify({ ...about, object: "chat.completion.chunk", choices: [], usage })}\n\ndata: [DONE]\n\n`,
  );
}

interface Completion {
  readonly content: string;
  readonly usage: object;
}

const about = { id: "1", created: 1, model: "m" };

function toCompletion(chat: ChatRequest, mark: string): Completion {
  const content = answerChat(chat, mark);
  const count = (texts: readonly string[]): number => Math.ceil(texts.join("\n").length / 4);
  const [read, written] = [count(chat.messages.map((message) => message.content)), count([content])];
  const usage = { prompt_tokens: read, completion_tokens: written, total_tokens: read + written };
  return { content, usage };
}

function toChunk(choice: object): string {
  const choices = [{ index: 0, finish_reason: null, ...choice }];
  return JSON.stringify({ ...about, object: "chat.completion.chunk", choices });
}

function typeOf(transport: ServerCall["transport"]): string {
  return transport === "stream" ? "text/event-stream" : "application/json";
}
