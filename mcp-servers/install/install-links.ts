import type { ServerEntry } from "./server-entries.ts";

/** The address that opens a host and adds a server to it. */
export interface InstallLinks {
  /** Opens the host itself. */
  readonly app: string;
  /** The same as a web address, for pages such as GitHub's that allow no other. */
  readonly web: string;
}

/** A value that VS Code asks for when the server first starts, and puts in the place of `${input:id}`. */
export interface VscodeInput {
  readonly type: "promptString";
  readonly id: string;
  readonly description: string;
}

/** Links of VS Code: its `vscode:mcp/install` address, and the redirect to it that its makers keep. */
export function createVscodeLinks(
  name: string,
  entry: ServerEntry,
  inputs: readonly VscodeInput[],
): InstallLinks {
  const asked = inputs.length === 0 ? {} : { inputs };
  const whole = JSON.stringify({ name, ...asked, ...entry });
  const query = Object.entries({ name, ...asked, config: entry }).map(
    ([key, value]) =>
      `${key}=${encodeURIComponent(typeof value === "string" ? value : JSON.stringify(value))}`,
  );
  return {
    app: `vscode:mcp/install?${encodeURIComponent(whole)}`,
    web: `https://insiders.vscode.dev/redirect/mcp/install?${query.join("&")}`,
  };
}

/** Links of Cursor, as its page on install links describes them. */
export function createCursorLinks(name: string, entry: ServerEntry): InstallLinks {
  const bytes = new TextEncoder().encode(JSON.stringify(entry));
  const config = encodeURIComponent(btoa(String.fromCharCode(...bytes)));
  const query = `name=${encodeURIComponent(name)}&config=${config}`;
  return {
    app: `cursor://anysphere.cursor-deeplink/mcp/install?${query}`,
    web: `https://cursor.com/en/install-mcp?${query}`,
  };
}
