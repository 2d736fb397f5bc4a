import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { agentNames } from "../agents/agent-names.ts";
import { OnrecordError } from "../errors.ts";
import { nearestName } from "../models/nearest-name.ts";
import { maskUrl, ServerSettings } from "../models/server-settings.ts";
import type { AppEnvironment } from "./environment.ts";
import { McpServerSettings, maskMcpServer, mcpServerKeys } from "./mcp-server-settings.ts";

/** The settings file, in the working folder. */
export const settingsFile = "onrecord.config.json";

const Specs = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
const cap = z.number().nonnegative();

/** What `onrecord.config.json` may hold. Keys of servers stand in the environment, never here. */
export const Settings = z.strictObject({
  servers: z.exactOptional(
    z
      .record(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/), ServerSettings)
      .describe("servers of models by name"),
  ),
  mcpServers: z.exactOptional(
    z
      .record(z.string().regex(/^[^\s\p{C}](?:[^\p{C}]{0,98}[^\s\p{C}])?$/u), McpServerSettings)
      .describe("MCP servers to import from, by name"),
  ),
  models: z.exactOptional(
    z.partialRecord(z.enum(["*", ...agentNames]), Specs).describe("model of each agent, first one first"),
  ),
  budget: z.exactOptional(
    z.strictObject({
      usd: z.exactOptional(cap),
      calls: z.exactOptional(z.int().nonnegative()),
      tokens: z.exactOptional(z.int().nonnegative()),
      seconds: z.exactOptional(z.number().positive()),
    }),
  ),
  localOnly: z.exactOptional(z.boolean()),
  allowUnknownPrice: z.exactOptional(z.boolean()),
  agentTimeoutSeconds: z.exactOptional(z.number().positive()),
});
export type Settings = z.infer<typeof Settings>;

/** The settings of the working folder; none where there is no file. Throws `bad_usage` with what to correct. */
export function readSettings(environment: Pick<AppEnvironment, "cwd">): Settings {
  const text = readSettingsFile(join(environment.cwd, settingsFile));
  if (text === undefined) return {};
  const parsed = Settings.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, 5).map(describeIssue);
  throw new OnrecordError(`${settingsFile} cannot be used: ${problems.join(" ")}`, {
    code: "bad_usage",
    cause: parsed.error,
  });
}

/** The settings that a command line leaves in force: its options win. Credentials in addresses are masked. */
export function effectiveSettings(
  settings: Settings,
  options: {
    readonly models: Readonly<Record<string, readonly string[]>>;
    readonly localOnly?: boolean | undefined;
    readonly budget?: Settings["budget"] | undefined;
    readonly allowUnknownPrice?: boolean | undefined;
  },
): Readonly<Record<string, unknown>> {
  const servers = Object.entries(settings.servers ?? {});
  const mcpServers = Object.entries(settings.mcpServers ?? {});
  return {
    servers: Object.fromEntries(
      servers.map(([name, server]) => [name, { ...server, baseUrl: maskUrl(server.baseUrl) }]),
    ),
    mcpServers: Object.fromEntries(mcpServers.map(([name, server]) => [name, maskMcpServer(server)])),
    models: Object.fromEntries(agentNames.map((agent) => [agent, specsOf(agent, options.models, settings)])),
    budget: { ...settings.budget, ...options.budget },
    localOnly: options.localOnly === true || settings.localOnly === true,
    allowUnknownPrice: options.allowUnknownPrice === true || settings.allowUnknownPrice === true,
    agentTimeoutSeconds: settings.agentTimeoutSeconds ?? null,
  };
}

/** The specs of an agent, first one first: the command line over the settings over the built-in engine. */
export function specsOf(
  agent: (typeof agentNames)[number],
  choices: Readonly<Record<string, readonly string[]>>,
  settings: Settings,
): readonly string[] {
  const chosen =
    choices[agent] ?? choices["*"] ?? settings.models?.[agent] ?? settings.models?.["*"] ?? "builtin";
  return typeof chosen === "string" ? chosen.split(",").map((spec) => spec.trim()) : chosen;
}

function readSettingsFile(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw new OnrecordError(`${settingsFile} cannot be read. Make it a readable file, or take it away.`, {
      code: "bad_usage",
      cause,
    });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    const place =
      cause instanceof Error ? /position \d+|line \d+ column \d+/.exec(cause.message)?.[0] : undefined;
    throw new OnrecordError(
      `${settingsFile} is no JSON${place === undefined ? "" : ` (at ${place})`}. Correct it; {} is an empty one.`,
      { code: "bad_usage", cause },
    );
  }
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const place = issue.path.map(String);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => describeKey(place, key)).join(" ");
  if (issue.code === "invalid_key") return describeKey(place.slice(0, -1), place.at(-1) ?? "");
  return `"${place.join(".")}": ${issue.message}.`;
}

function describeKey(place: readonly string[], key: string): string {
  const name = [...place, key].join(".");
  if (/^(?:api|secret)?_?-?key$|token$|password/i.test(key) && place[0] === "servers") {
    return `"${name}": a key does not stand in this file. Put it in an environment variable and name that in "keyVariable".`;
  }
  const valid = validKeys(place);
  const near = nearestName(key, valid);
  return `There is no "${name}".${near === undefined ? "" : ` Did you mean "${near}"?`} Valid here: ${valid.join(", ")}.`;
}

function validKeys(place: readonly string[]): readonly string[] {
  switch (place[0]) {
    case undefined:
      return Object.keys(Settings.shape);
    case "servers":
      return place.length === 1
        ? ["a name of letters, digits, dots and dashes"]
        : Object.keys(ServerSettings.shape);
    case "mcpServers":
      return place.length === 1 ? ["a name of up to 100 characters"] : mcpServerKeys;
    case "models":
      return ["*", ...agentNames];
    default:
      return ["usd", "calls", "tokens", "seconds"];
  }
}
