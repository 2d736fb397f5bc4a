import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

/** What is read of a request to a messages API. */
const MessagesRequest = z.looseObject({
  system: z.unknown().optional(),
  tools: z.array(z.looseObject({ name: z.string() })).optional(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })),
});
export type MessagesRequest = z.infer<typeof MessagesRequest>;

const ToolResult = z.looseObject({
  type: z.literal("tool_result"),
  content: z.union([z.string(), z.array(z.looseObject({ type: z.string(), text: z.string().optional() }))]),
  is_error: z.boolean().optional(),
});

/** A call that the scripted model makes. */
export interface ScriptedCall {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** A messages API on loopback that calls the given tools in order, then ends; it keeps all that it was sent. */
export interface ScriptedMessages {
  readonly url: string;
  readonly requests: readonly MessagesRequest[];
  /** What the client gave the model back for each call, in order. */
  results(): readonly { readonly text: string; readonly isError: boolean }[];
  close(): Promise<void>;
}

/** Starts a messages API that plays `calls`; tools are named as the client names them. */
export async function startScriptedMessages(calls: readonly ScriptedCall[]): Promise<ScriptedMessages> {
  const requests: MessagesRequest[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    if (!isMessages(request.url ?? "")) {
      response.writeHead(200, { "content-type": "application/json" }).end('{"input_tokens": 10}');
      return;
    }
    const asked = MessagesRequest.parse(JSON.parse(Buffer.concat(parts).toString("utf8")));
    // Requests without tools are the client's own, such as one for a title.
    const isMain = (asked.tools?.length ?? 0) > 0;
    if (isMain) requests.push(asked);
    const at = toolResults(asked).length;
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.end(
      toEvents(isMain ? calls[at] : undefined, at)
        .map(showEvent)
        .join(""),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = toAddress(server);
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    results: () => toolResults(requests.at(-1)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function isMessages(url: string): boolean {
  return url.startsWith("/v1/messages") && !url.includes("count_tokens");
}

function showEvent(event: StreamEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

function toAddress(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address;
}

function toolResults(
  request: MessagesRequest | undefined,
): readonly { readonly text: string; readonly isError: boolean }[] {
  const blocks = (request?.messages ?? []).flatMap(({ content }) => (Array.isArray(content) ? content : []));
  return blocks.flatMap((block: unknown) => {
    const result = ToolResult.safeParse(block);
    if (!result.success) return [];
    const { content, is_error: isError = false } = result.data;
    const text = typeof content === "string" ? content : content.map((part) => part.text ?? "").join("\n");
    return [{ text, isError }];
  });
}

interface StreamEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

function toEvents(call: ScriptedCall | undefined, at: number): readonly StreamEvent[] {
  const message = {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "scripted",
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: 10, output_tokens: 1 },
  };
  const [block, delta] =
    call === undefined
      ? [
          { type: "text", text: "" },
          { type: "text_delta", text: "That is all." },
        ]
      : [
          { type: "tool_use", id: `toolu_${at}`, name: call.tool, input: {} },
          { type: "input_json_delta", partial_json: JSON.stringify(call.input) },
        ];
  return [
    { type: "message_start", message },
    { type: "content_block_start", index: 0, content_block: block },
    { type: "content_block_delta", index: 0, delta },
    { type: "content_block_stop", index: 0 },
    {
      type: "message_delta",
      delta: { stop_reason: call === undefined ? "end_turn" : "tool_use", stop_sequence: null },
      usage: { output_tokens: 5 },
    },
    { type: "message_stop" },
  ];
}
