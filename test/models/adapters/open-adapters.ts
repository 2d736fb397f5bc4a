import type { ModelAdapter } from "../../../models/adapter.ts";
import { createOllamaAdapter } from "../../../models/adapters/ollama.ts";
import { createOpenAiAdapter } from "../../../models/adapters/openai.ts";
import { createReplayAdapter, RecordedCall, recordCalls } from "../../../models/adapters/replay.ts";
import { createHttpFetch } from "../../../models/http-fetch.ts";
import { adapterRequest, plantedKey } from "../call-faulty.ts";
import { type FaultServer, type Step, startFaultServer } from "../fault-server.ts";
import { type Behaviour, type TestedAdapters, wholeAnswer } from "../test-model.ts";

const openAi = (content: string, finish: string): Step => {
  const usage = { prompt_tokens: 31, completion_tokens: 9, prompt_tokens_details: { cached_tokens: 16 } };
  const message = { role: "assistant", content };
  return {
    body: JSON.stringify({ model: "m-1", choices: [{ index: 0, message, finish_reason: finish }], usage }),
  };
};

const ollama = (content: string, done_reason: string): Step => {
  const message = { role: "assistant", content };
  const counts = { prompt_eval_count: 31, eval_count: 9 };
  return { body: JSON.stringify({ model: "m", message, done: true, done_reason, ...counts }) };
};

const behaviours: readonly Behaviour[] = ["good", "cut", "empty", "silent"];
const contents = { good: wholeAnswer, cut: "Die Prüf", empty: "" };

/** A server of each behaviour, in the shape of the given API; `slow` is good after 3 ms. */
export async function openServer(api: "openai" | "ollama"): Promise<FaultServer> {
  const answer = api === "openai" ? openAi : ollama;
  return startFaultServer(
    new Map<string, readonly Step[]>([
      ["good", [answer(contents.good, "stop")]],
      ["slow", [{ ...answer(contents.good, "stop"), wait_ms: 3 }]],
      ["cut", [answer(contents.cut, "length")]],
      ["empty", [answer(contents.empty, "stop")]],
      ["silent", [{ ends: "hang" }]],
    ]),
  );
}

/** Adapters of one kind before such a server. */
export async function openAdapters(kind: "ollama" | "openai" | "compatible"): Promise<TestedAdapters> {
  const server = await openServer(kind === "ollama" ? "ollama" : "openai");
  return {
    create: (behaviour) => connect(kind, `${server.origin}/${behaviour}`),
    calls: () => behaviours.reduce((sum, id) => sum + server.requests(id), 0),
    close: () => server.close(),
  };
}

/** Replay adapters of what such a server answered. */
export async function openReplays(): Promise<TestedAdapters> {
  const server = await openServer("ollama");
  const recorded = new Map<Behaviour, RecordedCall[]>();
  for (const behaviour of ["good", "cut", "empty"] as const) {
    const calls: RecordedCall[] = [];
    const write = (line: string) => calls.push(RecordedCall.parse(JSON.parse(line)));
    const recorder = recordCalls(connect("ollama", `${server.origin}/${behaviour}`), write);
    await recorder.call(adapterRequest()).catch(() => undefined);
    recorded.set(behaviour, calls);
  }
  return {
    create: (behaviour) => createReplayAdapter("r", recorded.get(behaviour) ?? []),
    close: () => server.close(),
  };
}

/** An adapter of one kind for a base address without its `/v1`. */
export function connect(kind: "ollama" | "openai" | "compatible", url: string): ModelAdapter {
  const fetch = createHttpFetch();
  if (kind === "ollama") return createOllamaAdapter({ baseUrl: url, model: "m", fetch });
  const key = kind === "openai" ? { apiKey: plantedKey } : {};
  return createOpenAiAdapter({ kind, baseUrl: `${url}/v1`, model: "m", fetch, ...key });
}
