import type { IncomingHttpHeaders } from "node:http";
import { type HttpOptions, isLoopback, maxBodyBytes } from "./http-options.ts";
import type { HttpRefusal } from "./http-refusal.ts";

/** The one address of a server. */
export const mcpPath = "/mcp";

/** What can be judged of a request before its body is read. */
export interface RequestHead {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** Judges where a request comes from and what it asks for; `undefined` when it may go on to the token. */
export function checkRequest(head: RequestHead, options: HttpOptions): HttpRefusal | undefined {
  const { headers } = head;
  if (!isAllowedHost(headers.host, options)) {
    return {
      status: 403,
      message:
        "This host name is not allowed. Ask for 127.0.0.1 or localhost, or start the server with --allow-host.",
    };
  }
  if (headers.origin !== undefined && !isAllowedOrigin(headers.origin, options)) {
    return {
      status: 403,
      message: "Pages of this origin are not allowed. Start the server with --allow-origin to let them in.",
    };
  }
  if (head.url.split("?", 1)[0] !== mcpPath)
    return { status: 404, message: `There is nothing here. Ask for ${mcpPath}.` };
  const methods = options.sessions === "kept" ? ["POST", "GET", "DELETE"] : ["POST"];
  if (head.method === "OPTIONS" && headers.origin !== undefined) return undefined;
  if (!methods.includes(head.method)) {
    const allow = methods.join(", ");
    return { status: 405, message: `Only ${allow} is answered here.`, headers: { allow } };
  }
  return head.method === "POST" ? checkBody(headers) : undefined;
}

/** Whether a page of that origin may read answers: this machine's own, and those that the user allowed. */
export function isAllowedOrigin(origin: string, { allowedOrigins }: HttpOptions): boolean {
  if (allowedOrigins.includes(origin.toLowerCase())) return true;
  const [, host] = /^https?:\/\/([^/]+)$/i.exec(origin) ?? [];
  const name = host === undefined ? undefined : hostName(host);
  return name !== undefined && isLoopback(name);
}

function isAllowedHost(host: string | undefined, { allowedHosts, bind }: HttpOptions): boolean {
  const name = host === undefined ? undefined : hostName(host);
  if (name === undefined) return false;
  if (isLoopback(name) || allowedHosts.includes(name)) return true;
  // Listening everywhere gives the server no name that a request could be for.
  const isAnywhere = bind === "0.0.0.0" || bind === "::";
  return !isAnywhere && (name === bind.toLowerCase() || name === `[${bind.toLowerCase()}]`);
}

/** The name of `name:port`, in lower case; `undefined` for anything else, however a browser might read it. */
function hostName(host: string): string | undefined {
  return /^(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::\d{1,5})?$/.exec(host.toLowerCase())?.[1];
}

function checkBody(headers: IncomingHttpHeaders): HttpRefusal | undefined {
  const [type] = (headers["content-type"] ?? "").toLowerCase().split(";", 1);
  if (type?.trim() !== "application/json") {
    return { status: 415, message: "Send JSON, with content-type: application/json." };
  }
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && encoding.toLowerCase() !== "identity") {
    return { status: 415, message: "Send the body as it is, without a content-encoding." };
  }
  return Number(headers["content-length"] ?? 0) > maxBodyBytes ? tooLarge : undefined;
}

/** A body that is larger than any request needs. */
export const tooLarge: HttpRefusal = { status: 413, message: `A request may have ${maxBodyBytes} bytes.` };
