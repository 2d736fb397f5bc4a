import type { ServerEntry } from "./server-entries.ts";

/** Addresses that add a server to a host when they are opened. */
export interface InstallLinks {
  /** Opens VS Code. */
  readonly vscode: string;
  /** The same as a web address, for pages such as GitHub's that allow no other. */
  readonly vscodeWeb: string;
  /** Opens Cursor. */
  readonly cursor: string;
  readonly cursorWeb: string;
}

/**
 * The links of one server, in the forms that VS Code (`vscode:mcp/install?` with the entry and its name) and
 * Cursor (cursor.com/docs/mcp/install-links) document. The same entry gives the same links.
 */
export function createInstallLinks(name: string, entry: ServerEntry): InstallLinks {
  const forVscode = encodeURIComponent(JSON.stringify(entry));
  const forCursor = encodeURIComponent(toBase64(JSON.stringify(entry)));
  const named = encodeURIComponent(name);
  return {
    vscode: `vscode:mcp/install?${encodeURIComponent(JSON.stringify({ name, ...entry }))}`,
    vscodeWeb: `https://insiders.vscode.dev/redirect/mcp/install?name=${named}&config=${forVscode}`,
    cursor: `cursor://anysphere.cursor-deeplink/mcp/install?name=${named}&config=${forCursor}`,
    cursorWeb: `https://cursor.com/en/install-mcp?name=${named}&config=${forCursor}`,
  };
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
