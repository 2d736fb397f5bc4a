import { z } from "zod";
import { createScrubber } from "../models/scrub-secrets.ts";

const Pairs = z.record(z.string().min(1), z.string());
const Way = z.enum(["stdio", "http", "streamable-http", "sse"]);

const fields = {
  type: z.exactOptional(Way).describe("absent: stdio for a command, http for an address"),
  command: z.exactOptional(z.string().min(1)).describe("program that is started and spoken to over stdio"),
  args: z.exactOptional(z.array(z.string())),
  env: z.exactOptional(Pairs).describe(`added to a small usual environment; \${NAME} is taken from our own`),
  cwd: z.exactOptional(z.string().min(1)).describe("absent: the working folder"),
  url: z.exactOptional(z.string().min(1)).describe("address of a server that is spoken to over HTTP"),
  headers: z.exactOptional(Pairs).describe(`sent with each request; \${NAME} is taken from the environment`),
};

/** An MCP server in the shape that its hosts use: a command or an address. `${NAME}` stands for a variable. */
export const McpServerSettings = z.strictObject(fields).refine(namesOneWay, oneWay());
export type McpServerSettings = z.infer<typeof McpServerSettings>;

/** The same out of a host's own file, which may say more than is read here, and names ways of its own. */
export const ForeignMcpServer = z
  .object({ ...fields, type: z.exactOptional(Way.catch("http")) })
  .refine(namesOneWay, oneWay());

/** Keys that a server may have. */
export const mcpServerKeys: readonly string[] = Object.keys(fields);

function namesOneWay(server: { readonly command?: string; readonly url?: string }): boolean {
  return (server.command === undefined) !== (server.url === undefined);
}

function oneWay(): string {
  return 'a server has either "command" or "url"';
}

/** A server as it may be shown: the names of its variables and headers, and no value that could be a secret. */
export function maskMcpServer(server: McpServerSettings): McpServerSettings {
  const { args, env, headers, url } = server;
  return {
    ...server,
    ...(args === undefined ? {} : { args: maskArguments(args) }),
    ...(env === undefined ? {} : { env: maskPairs(env) }),
    ...(headers === undefined ? {} : { headers: maskPairs(headers) }),
    ...(url === undefined ? {} : { url: maskAddress(url) }),
  };
}

const masked = "***";

// A reference may be shown, a default written beside it may not: it could be the key itself.
const onlyReference = /^(?:(?:Bearer|Basic|Token) +)?\$\{(?:env:)?[A-Za-z_][A-Za-z0-9_]*\}$/;

function maskPairs(pairs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(pairs).map(([name, value]) => [name, onlyReference.test(value) ? value : masked]),
  );
}

const secretFlag = /^--?(?:[a-z0-9_-]*(?:key|token|secret|password|passwd|auth|credentials?)|h|header)$/i;

function maskArguments(args: readonly string[]): string[] {
  const scrub = createScrubber([]).text;
  return args.map((arg, index) => {
    if (onlyReference.test(arg)) return arg;
    if (secretFlag.test(args[index - 1] ?? "")) return masked;
    const [flag = "", ...value] = arg.split("=");
    if (value.length > 0 && secretFlag.test(flag)) return `${flag}=${masked}`;
    return /^https?:/i.test(arg) ? maskAddress(arg) : scrub(arg);
  });
}

const longestPlainPart = 15;

/** An address without login and query, and without a path that could be a key. */
export function maskAddress(url: string): string {
  if (!URL.canParse(url)) return masked;
  const { protocol, host, pathname, username, password, search } = new URL(url);
  if (username !== "" || password !== "") return `${protocol}//${masked}`;
  const plain = pathname.split("/").every((part) => part.length <= longestPlainPart);
  const path = plain ? pathname.replace(/\/$/, "") : `/${masked}`;
  return `${protocol}//${host}${path}${search === "" ? "" : `?${masked}`}`;
}
