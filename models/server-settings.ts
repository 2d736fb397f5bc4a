import { z } from "zod";

/** A server of models, as the settings name it. */
export const ServerSettings = z.strictObject({
  kind: z.enum(["ollama", "openai", "compatible"]).describe("how the server is spoken to"),
  baseUrl: z.url({ protocol: /^https?$/ }),
  keyVariable: z
    .exactOptional(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/))
    .describe("environment variable that holds the key"),
  location: z.exactOptional(z.enum(["local", "remote"])).describe("absent: by the address"),
  model: z.exactOptional(z.string().min(1)).describe("model that compatible/<server> stands for"),
  maxInFlight: z.exactOptional(z.int().positive()).describe("most calls at once"),
  answerSeconds: z
    .exactOptional(z.number().positive().max(86_400))
    .describe("longest that one answer may take; absent: 900 for a local server, 240 for a remote one"),
  warmUpSeconds: z
    .exactOptional(z.number().positive().max(3_600))
    .describe(
      "longest that a local Ollama may take to load a model before its first call; absent: that call waits",
    ),
});
export type ServerSettings = z.infer<typeof ServerSettings>;

/** A server as it is called: with its name, and where it runs. */
export interface ModelServer extends ServerSettings {
  readonly name: string;
  readonly location: "local" | "remote";
}

/** Names of the servers that need no settings: the usual addresses of Ollama, OpenAI and a llama.cpp server. */
export const usualServers = ["ollama", "openai", "llama"] as const;

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Every server by name: those of the settings, and the usual ones where the settings do not name them.
 * `OLLAMA_HOST` is honoured for `ollama`.
 */
export function listServers(
  settings: Readonly<Record<string, ServerSettings>>,
  variables: Variables,
): ReadonlyMap<string, ModelServer> {
  const usual: Readonly<Record<(typeof usualServers)[number], ServerSettings>> = {
    ollama: { kind: "ollama", baseUrl: ollamaAddress(variables["OLLAMA_HOST"]) },
    openai: { kind: "openai", baseUrl: "https://api.openai.com/v1", keyVariable: "OPENAI_API_KEY" },
    llama: { kind: "compatible", baseUrl: "http://127.0.0.1:8080/v1" },
  };
  const all = Object.entries({ ...usual, ...settings });
  return new Map(all.map(([name, server]) => [name, toServer(name, server)]));
}

function toServer(name: string, server: ServerSettings): ModelServer {
  const keyVariable = server.keyVariable ?? (server.kind === "openai" ? "OPENAI_API_KEY" : undefined);
  return {
    ...server,
    name,
    location: server.location ?? locationOf(server.baseUrl),
    ...(keyVariable === undefined ? {} : { keyVariable }),
  };
}

/** Addresses as Ollama reads them: a host, a port, both, or a URL; `0.0.0.0` is listened on, and not called. */
export function ollamaAddress(host: string | undefined): string {
  const text = (host ?? "").trim().replace(/^["']|["']$/g, "");
  const [, scheme, rest = ""] = /^(?:(https?):\/\/)?(.*)$/.exec(text) ?? [];
  const usual = scheme === undefined ? "11434" : undefined;
  const withHost = rest === "" || rest.startsWith(":") ? `127.0.0.1${rest}` : rest;
  const address = `${scheme ?? "http"}://${withHost}`;
  if (!URL.canParse(address)) return "http://127.0.0.1:11434";
  const url = new URL(address);
  if (url.hostname === "0.0.0.0" || url.hostname === "[::]") url.hostname = "127.0.0.1";
  if (url.port === "" && usual !== undefined && !/:80$/.test(withHost)) url.port = usual;
  return url.href.replace(/\/+$/, "");
}

/** `local`: a loopback or private address (RFC 1918, RFC 4193), or a name that means this machine. */
export function locationOf(baseUrl: string): "local" | "remote" {
  const host = new URL(baseUrl).hostname.toLowerCase();
  if (host === "localhost" || host.endsWith(".localhost")) return "local";
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host))
    return isPrivateIpv4(host.split(".").map(Number)) ? "local" : "remote";
  return /^\[(?:::1?|f[cd][0-9a-f]{2}:.*)\]$/.test(host) ? "local" : "remote";
}

function isPrivateIpv4([a = 0, b = 0]: readonly number[]): boolean {
  if (a === 127 || a === 10 || a === 0) return true;
  return (a === 192 && b === 168) || (a === 172 && b >= 16 && b <= 31);
}

/** An address as it may be shown: nothing of one that holds a login, else all but the keys in its query. */
export function maskUrl(baseUrl: string): string {
  const url = new URL(baseUrl);
  // An address with a login is a secret as a whole: whoever knows the host knows where to try.
  if (url.username !== "" || url.password !== "") return `${url.protocol}//***`;
  for (const name of [...url.searchParams.keys()]) url.searchParams.set(name, "***");
  return url.href.replace(/\/+$/, "");
}

/**
 * Whether a server on this machine only passes a model on to another one: Ollama's cloud models, told by a part of
 * their tag, whichever way the server is spoken to.
 */
export function isCloudModel(model: string | undefined): boolean {
  return /[:-]cloud(?:$|:)/i.test(model ?? "");
}
