import { resolve } from "node:path";
import { agentNames } from "../agents/agent-names.ts";
import { Analysis } from "../agents/analysis.ts";
import type { Recording } from "../agents/recording.ts";
import { readRecipe } from "../agents/summarizer/recipe.ts";
import { OnrecordError } from "../errors.ts";
import type { RemoteEvent } from "../graphs/remote-event.ts";
import { maxSentBytes, type SentLimits, type SentRecording } from "../graphs/sent-work.ts";
import { locationOf } from "../models/server-settings.ts";
import { putJson } from "../store/json-blobs.ts";
import type { AgentRecord, Run } from "../store/run.ts";
import type { AnalyzeRequest, Outcome } from "./app.ts";
import type { RunRequest } from "./request.ts";
import { type RunParts, writeFiles } from "./run-to-end.ts";

/** Variable that holds the key of a LangGraph server, as LangGraph's own client names it. */
const keyVariable = "LANGGRAPH_API_KEY";

/**
 * Has an analysis made by the `analyze` graph of a LangGraph server, from the bytes of a recording that is read here.
 * What comes back is held to the recording before anything of it is kept, shown or written; the run is recorded once
 * it is done.
 */
export async function analyzeOnServer(
  parts: RunParts,
  request: AnalyzeRequest,
  server: string,
): Promise<Outcome<Analysis>> {
  const { environment, store } = parts;
  const url = readAddress(server);
  const wish = toWish(request);
  const limits = toLimits(parts, request, url);
  const { recording } = await parts.recordings.open(request.source);
  const sent = await toSent(parts, recording);
  const id = environment.newId();
  const startedAt = environment.now().toISOString();
  const { analysis, agents } = await runThere(parts, { url, id, wish, limits, sent });
  const { recheckAnalysis } = await import("../graphs/recheck-analysis.ts");
  const result = recheckAnalysis(recording, analysis);
  const { id: transcript, sha256, title, warnings } = recording.transcript;
  const asked: RunRequest = {
    input: { ...wish, source: sha256 },
    ...limits,
    ...(request.out === undefined ? {} : { out: resolve(environment.cwd, request.out) }),
    ...(request.language === undefined ? {} : { language: request.language }),
  };
  const run: Run = {
    id,
    graph: "analyze",
    transcript: { id: transcript, sha256, ...(title === undefined ? {} : { title }) },
    request: await putJson(store.blobs, asked),
    status: result.status === "partial" ? "partial" : "done",
    agents: [...agents],
    warnings: warnings.map((warning) => warning.message),
    notes: [...(request.notes ?? []), `Made on the LangGraph server at ${url} and checked again here.`],
    result: await putJson(store.blobs, result),
    ...(asked.out === undefined ? {} : { out: asked.out }),
    startedAt,
    finishedAt: environment.now().toISOString(),
  };
  await store.saveRun(run);
  for (const record of agents) await store.recordAgent(id, record);
  const outcome = { run, transcript: recording.transcript, result };
  return { ...outcome, files: await writeFiles(outcome, asked) };
}

/** An address without a slash at its end; it may hold no login, which would stand in notes and messages. */
function readAddress(server: string): string {
  const url = URL.canParse(server) ? new URL(server) : undefined;
  const isPlain = url !== undefined && /^https?:$/.test(url.protocol) && url.search + url.hash === "";
  if (!isPlain) {
    throw badUsage(
      `--server takes the address of a LangGraph server, such as http://localhost:2024, and nothing else.`,
    );
  }
  if (url.username + url.password !== "") {
    throw badUsage(`--server takes an address without a login. Put the server's key into ${keyVariable}.`);
  }
  return url.href.replace(/\/+$/, "");
}

/** What of a request the graph there is asked; what only this machine has is refused before anything is read. */
function toWish({ recipe, request, language, models, review }: AnalyzeRequest) {
  if (review !== undefined && review.length > 0) {
    throw badUsage(
      "--review needs the run in a store of this machine, and with --server it is in the server's. Leave one of them out.",
    );
  }
  if (recipe.endsWith(".json")) {
    throw badUsage(
      `The recipe ${recipe} is a file of this machine, which the server does not have. Name a recipe that comes with onrecord, or leave --server out.`,
    );
  }
  readRecipe(recipe);
  const chosen = agentNames.flatMap((agent): [string, string[]][] => {
    const specs = models[agent] ?? models["*"];
    return specs === undefined ? [] : [[agent, [...specs]]];
  });
  if (chosen.some(([, specs]) => specs.includes("auto"))) {
    throw badUsage(
      `--model auto stands for a model that was promoted on this machine. Name one of the server's own, such as ollama/qwen3:8b.`,
    );
  }
  return {
    recipe,
    models: Object.fromEntries(chosen),
    ...(request === undefined ? {} : { request }),
    ...(language === undefined ? {} : { language }),
  };
}

function toLimits({ models }: RunParts, request: AnalyzeRequest, url: string): SentLimits {
  const settings = models.settings();
  const localOnly = request.localOnly || settings.localOnly === true;
  if (localOnly && locationOf(url) === "remote") {
    throw new OnrecordError(
      `${url} is not on this machine or its network, and only local ones may be used. Leave out --local-only (and "localOnly" in the settings), or name a local server.`,
      { code: "not_local" },
    );
  }
  return {
    budget: { ...settings.budget, ...request.budget },
    localOnly,
    allowUnknownPrice: request.allowUnknownPrice ?? settings.allowUnknownPrice === true,
  };
}

async function toSent({ store }: RunParts, { transcript }: Recording): Promise<SentRecording> {
  const { sha256, source, title } = transcript;
  const bytes = await store.blobs.read(sha256);
  if (bytes === undefined) {
    throw new OnrecordError(
      `The original of "${transcript.id}" is no longer in the store. Run the command on the file again.`,
      { code: "not_found" },
    );
  }
  if (bytes.length > maxSentBytes) {
    throw new OnrecordError(
      `The recording has ${Math.ceil(bytes.length / 1e6)} MB; at most ${maxSentBytes / 1e6} MB travel to a server. Export the captions alone, or leave --server out.`,
      { code: "too_large" },
    );
  }
  // As for a stored one: what came from an MCP server was given a name.
  const name = title === undefined || !source.uri.startsWith("mcp:") ? {} : { name: title };
  return { uri: source.uri, ...name, sha256, bytes: Buffer.from(bytes).toString("base64") };
}

async function runThere(
  { environment }: RunParts,
  work: {
    readonly url: string;
    readonly id: string;
    readonly wish: ReturnType<typeof toWish>;
    readonly limits: SentLimits;
    readonly sent: SentRecording;
  },
): Promise<{ readonly analysis: Analysis; readonly agents: readonly AgentRecord[] }> {
  const { runRemoteGraph } = await import("../graphs/run-remote-graph.ts");
  const { url, id, wish, limits, sent } = work;
  const key = environment.variables[keyVariable]?.trim() ?? "";
  const server = { url, fetch: environment.fetch, ...(key === "" ? {} : { key }) };
  const agents = new Map<string, AgentRecord>();
  const answer = await runRemoteGraph(server, {
    graph: "analyze",
    threadId: id,
    input: { ...wish, source: sent.sha256 },
    recording: sent,
    limits,
    signal: environment.signal,
    onEvent(event: RemoteEvent) {
      if (event.event === "agent") agents.set(event.record.task, event.record);
      if (event.event !== "step") return;
      const { event: _, ...step } = event;
      environment.onProgress({ runId: id, ...step });
    },
  });
  const parsed = Analysis.safeParse(answer);
  const inOrder = [...agents.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  if (parsed.success) return { analysis: parsed.data, agents: inOrder.map(([, record]) => record) };
  throw new OnrecordError(
    `What ${url} gave is no analysis that this version knows; nothing of it is shown. Use the same version of onrecord on both sides.`,
    { code: "bad_answer", cause: parsed.error },
  );
}

function badUsage(message: string): OnrecordError {
  return new OnrecordError(message, { code: "bad_usage" });
}
