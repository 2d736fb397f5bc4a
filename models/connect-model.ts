import { basename } from "node:path";
import type { ModelAdapter } from "./adapter.ts";
import { createOllamaAdapter } from "./adapters/ollama.ts";
import { createOpenAiAdapter } from "./adapters/openai.ts";
import { createReplayAdapter, readRecordedCalls } from "./adapters/replay.ts";
import type { DescribedModel } from "./describe-model.ts";

/** A client of one model on its server; `apiKey` goes to the server of the model alone. Nothing is opened yet. */
export function connectModel(
  about: Pick<DescribedModel, "server" | "model" | "location">,
  apiKey: string | undefined,
  network: { readonly fetch: typeof fetch },
): ModelAdapter {
  const { server, model, location } = about;
  const { baseUrl, kind } = server;
  const wire = { baseUrl, model, location, fetch: network.fetch };
  if (kind === "ollama") {
    const headers = apiKey === undefined ? {} : { headers: { authorization: `Bearer ${apiKey}` } };
    return createOllamaAdapter({ ...wire, ...headers });
  }
  const key = apiKey === undefined ? {} : { apiKey };
  return createOpenAiAdapter({ kind, ...wire, ...key });
}

/** A client that answers from a file of recorded calls; throws `not_readable` or `bad_input`. */
export function replayFile(path: string): ModelAdapter {
  return createReplayAdapter(basename(path), readRecordedCalls(path));
}
