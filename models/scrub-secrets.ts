import { OnrecordError } from "../errors.ts";

/** Takes secrets out of texts and errors. An error keeps its name, code and cause, without their secrets. */
export interface Scrubber {
  text(text: string): string;
  error(error: unknown): unknown;
}

/** What stands where a secret stood. */
const removed = "[secret]";

/** Keys by their usual look, of this project's servers or not; a Bearer or Basic header's value; a URL's name and password. */
const looksSecret: readonly (readonly [RegExp, string])[] = [
  [/\b(?:sk|pk|rk|gsk|hf|xai|ghp|lsv2)[-_][A-Za-z0-9_-]{8,}/g, removed],
  [/\bAIza[A-Za-z0-9_-]{20,}/g, removed],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9+/_.=~-]{8,}/gi, `$1 ${removed}`],
  [/(\/\/)[^\s/?#@"'<>]+:[^\s/?#@"'<>]*@/g, `$1${removed}@`],
];

// A key of a few letters ("EMPTY", "ollama") is a stand-in: taking it out would only spoil the message.
const shortestKey = 7;
const shortestPassword = 4;
const deepestCause = 6;

/**
 * A scrubber of these secrets: keys as they are or as the value of a header, and of an address with a name and password in it the whole address,
 * its host with the path, the name with the password and the password. Each also URL-encoded, in base64 and as in JSON.
 */
export function createScrubber(secrets: readonly string[]): Scrubber {
  const forms = [...new Set(secrets.flatMap(partsOf).flatMap(formsOf))].sort((a, b) => b.length - a.length);
  const text = (from: string): string => {
    const known = forms.reduce((rest, form) => rest.replaceAll(form, removed), from);
    return looksSecret.reduce((rest, [pattern, by]) => rest.replace(pattern, by), known);
  };
  return { text, error: (error) => scrubValue(error, text, 0) };
}

function partsOf(given: string): string[] {
  const secret = given.replace(/^(?:Bearer|Basic)\s+/i, "");
  const url = URL.canParse(secret) ? new URL(secret) : undefined;
  if (url === undefined || (url.username === "" && url.password === "")) {
    return secret.length < shortestKey || url !== undefined ? [] : [secret];
  }
  const name = decodeURIComponent(url.username);
  const password = decodeURIComponent(url.password);
  const path = url.pathname.replace(/\/+$/, "");
  const place = path === "" ? [] : [`${url.host}${path}`];
  const alone = [password, url.password].filter((part) => part.length >= shortestPassword);
  return [secret, url.href, `${name}:${password}`, `${url.username}:${url.password}`, ...place, ...alone];
}

function formsOf(part: string): string[] {
  const encoded = encodeURIComponent(part);
  const lower = encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  const base64 = Buffer.from(part, "utf8").toString("base64");
  return [part, encoded, lower, encodeURI(part), base64, JSON.stringify(part).slice(1, -1)];
}

function scrubValue(value: unknown, text: (from: string) => string, depth: number): unknown {
  if (typeof value === "string") return text(value);
  if (value instanceof Error) return scrubError(value, text, depth);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= deepestCause) return undefined;
  if (Array.isArray(value)) return value.map((item) => scrubValue(item, text, depth + 1));
  const entries = Object.entries(value).map(([key, item]) => [text(key), scrubValue(item, text, depth + 1)]);
  return Object.fromEntries(entries);
}

// Made anew, so that what libraries hang on their errors (headers, requests, sockets) stays behind.
function scrubError(error: Error, text: (from: string) => string, depth: number): Error {
  const inner = error.cause === undefined || depth >= deepestCause ? undefined : error.cause;
  const cause = inner === undefined ? undefined : scrubValue(inner, text, depth + 1);
  const clean =
    error instanceof OnrecordError
      ? new OnrecordError(text(error.message), { code: error.code, cause })
      : new Error(text(error.message), cause === undefined ? undefined : { cause });
  clean.name = error.name;
  if (error.stack !== undefined) clean.stack = text(error.stack);
  return clean;
}
