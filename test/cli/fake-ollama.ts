/** An Ollama server with one model, as far as a `fetch` can be one. */
export interface FakeOllama {
  readonly model: string;
  /** Of the model's files; may be changed, as a new download would. */
  digest: string;
  /** What the model says, from the whole text that it was sent. */
  answer: (text: string) => unknown;
  /** Calls to the model so far. */
  calls: number;
  readonly fetch: typeof fetch;
}

/** A server that answers as told; nothing of it is on the network. */
export function createFakeOllama(model: string, answer: FakeOllama["answer"]): FakeOllama {
  const server: FakeOllama = {
    model,
    digest: "d".repeat(64),
    answer,
    calls: 0,
    fetch: async (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      if (pathname === "/api/tags")
        return Response.json({ models: [{ name: server.model, digest: server.digest }] });
      if (pathname !== "/api/chat") return Response.json({ error: "not found" }, { status: 404 });
      server.calls += 1;
      const { messages } = JSON.parse(String(init?.body)) as { messages: { content: string }[] };
      const said = server.answer(messages.map(({ content }) => content).join("\n"));
      const message = { role: "assistant", content: JSON.stringify(said) };
      return Response.json({ model, message, done: true, done_reason: "stop" });
    },
  };
  return server;
}
