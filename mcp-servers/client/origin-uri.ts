import { createScrubber } from "../../models/scrub-secrets.ts";

/** Where a transcript of an MCP server came from. */
export interface Origin {
  readonly server: string;
  readonly tool?: string;
  readonly arguments?: Readonly<Record<string, unknown>>;
  /** URI of the resource that held it. */
  readonly resource?: string;
  /** What may not stand in the address. */
  readonly secrets: readonly string[];
}

const longestValue = 200;
const masked = "***";
const secretName = /key(?!word)|token|secret|passw|auth(?!ors?\b)|cookie|credential|signature|^sig$/i;

/**
 * `mcp:server/tool?key=value#resource`, for people and for the reports: keys and logins are masked, and of a path on
 * this machine only the file's name stands there.
 */
export function originUri(origin: Origin): string {
  const scrub = createScrubber(origin.secrets).text;
  const show = (value: string): string => encode(cut(scrub(shorten(value))));
  const pairs = Object.entries(origin.arguments ?? {}).map(
    ([key, value]) => `${encode(key)}=${secretName.test(key) ? masked : show(toText(value))}`,
  );
  const tool = origin.tool === undefined ? "" : `/${origin.tool}`;
  const query = pairs.length === 0 ? "" : `?${pairs.join("&")}`;
  if (origin.resource === undefined) return `mcp:${origin.server}${tool}${query}`;
  return `mcp:${origin.server}${tool}${query}${origin.tool === undefined ? "/" : "#"}${show(origin.resource)}`;
}

function toText(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map((item) => shorten(toText(item))).join(",");
  return JSON.stringify(value) ?? "";
}

/** A path by its last part, an address without login and keys. */
function shorten(value: string): string {
  if (/^(?:file:\/\/|\/|~\/|[A-Za-z]:[\\/])/.test(value))
    return value.split(/[/\\]/).findLast((part) => part !== "") ?? value;
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(value) || !URL.canParse(value)) return value;
  const url = new URL(value);
  url.username = url.password = "";
  for (const name of [...url.searchParams.keys()]) {
    if (secretName.test(name)) url.searchParams.set(name, masked);
  }
  return url.href;
}

function cut(value: string): string {
  return value.length <= longestValue ? value : `${value.slice(0, longestValue)}…`;
}

/** As in an address, but letters of all scripts, and what reads well in a query, stay. */
function encode(value: string): string {
  return value.replace(/[\s\p{Cc}\p{Cf}%&#+"<>]/gu, (letter) => encodeURIComponent(letter));
}
