import { z } from "zod";
import { readServerAddress } from "./adapters/read-server-address.ts";
import { OllamaTags } from "./model-digest.ts";
import { isCloudModel, type ModelServer, maskUrl } from "./server-settings.ts";

/** A server on this machine or network that answers. */
export interface LocalServer {
  readonly name: string;
  readonly baseUrl: string;
  /** Models that run there, in its order; those that it only passes on are left out. */
  readonly models: readonly string[];
  /** The option that would use it; absent when it has no model. */
  readonly option?: string;
}

/** How long a server may take to be counted as there. */
const answerMs = 300;

/** A list longer than this is cut: what comes from outside has a limit. */
const maxModels = 200;

type Get = (path: string) => Promise<unknown>;

/**
 * Which of the local servers answer within 300 ms, and with which models, in their order. Remote ones are never
 * asked. A server that is not there, or is something else, is no error.
 */
export async function findLocalServers(
  servers: Iterable<ModelServer>,
  network: { readonly fetch: typeof fetch; readonly signal: AbortSignal },
): Promise<readonly LocalServer[]> {
  const local = [...servers].filter(({ location }) => location === "local");
  const found = await Promise.all(local.map((server) => askServer(server, network)));
  return found.filter((server) => server !== undefined);
}

async function askServer(
  server: ModelServer,
  network: { readonly fetch: typeof fetch; readonly signal: AbortSignal },
): Promise<LocalServer | undefined> {
  const signal = AbortSignal.any([network.signal, AbortSignal.timeout(answerMs)]);
  const { url, headers } = readServerAddress(server.baseUrl);
  const get: Get = async (path) => {
    // A llama.cpp server's health stands beside its /v1, not under it.
    const base = path === "/health" ? url.replace(/\/v1$/, "") : url;
    const answer = await network.fetch(`${base}${path}`, { signal, headers, redirect: "error" });
    if (answer.ok) return await answer.json();
    await answer.body?.cancel();
    return undefined;
  };
  const listed = await (server.kind === "ollama" ? listOllama : listCompatible)(get).catch(() => undefined);
  if (listed === undefined) return undefined;
  const models = listed.slice(0, maxModels);
  const option = optionFor(server, models);
  return {
    name: server.name,
    baseUrl: maskUrl(server.baseUrl),
    models,
    ...(option === undefined ? {} : { option }),
  };
}

async function listOllama(get: Get): Promise<readonly string[] | undefined> {
  const tags = OllamaTags.safeParse(await get("/api/tags"));
  if (!tags.success) return undefined;
  const own = tags.data.models.filter(({ remote_host: host = "" }) => host === "");
  return own.map(({ name }) => name).filter((name) => !isCloudModel(name));
}

const OpenAiModels = z.object({ data: z.array(z.object({ id: z.string() })) });

async function listCompatible(get: Get): Promise<readonly string[] | undefined> {
  // A llama.cpp server says here that it is still loading; others lack the page, and then the list alone counts.
  const [, models] = await Promise.all([get("/health").catch(() => undefined), get("/models")]);
  const list = OpenAiModels.safeParse(models);
  return list.success ? list.data.data.map(({ id }) => id).filter((id) => !isCloudModel(id)) : undefined;
}

function optionFor(server: ModelServer, models: readonly string[]): string | undefined {
  const [first, ...others] = models;
  if (first === undefined) return undefined;
  if (server.name === "ollama") return `--model ollama/${first}`;
  // A llama.cpp server names its model by the path of a file; with one model the server's name is enough.
  const alone = others.length === 0 && server.kind === "compatible";
  return `--model compatible/${server.name}${alone ? "" : `/${first}`}`;
}
