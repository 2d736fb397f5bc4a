import { OnrecordError } from "../../errors.ts";
import { locationOf } from "../server-settings.ts";

/** A server's base URL, taken apart. */
export interface ServerAddress {
  /** Without name, password and a slash at the end. */
  readonly url: string;
  /** Names the server in messages and records. */
  readonly server: string;
  readonly location: "local" | "remote";
  /** For the name and password that stood in the URL. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Takes a base URL apart; throws `bad_usage` when it is none of http or https. */
export function readServerAddress(baseUrl: string): ServerAddress {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new OnrecordError(
      "The base URL of a model server is no http or https address. Give one such as http://127.0.0.1:8080/v1.",
      { code: "bad_usage" },
    );
  }
  const login = decodeURIComponent(`${url.username}:${url.password}`);
  url.username = "";
  url.password = "";
  url.hash = "";
  const path = url.pathname.replace(/\/+$/, "");
  const isOpen = login === ":";
  return {
    url: `${url.origin}${path}`,
    // An address that carries a password is a secret as a whole: only its host is shown.
    server: isOpen ? `${url.host}${path}` : url.host,
    location: locationOf(baseUrl),
    headers: isOpen ? {} : { authorization: `Basic ${Buffer.from(login, "utf8").toString("base64")}` },
  };
}
