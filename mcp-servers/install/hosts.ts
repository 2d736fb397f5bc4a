/** Programs that onrecord can be added to. */
export const hostNames = ["claude-desktop", "vscode", "claude-code", "cursor"] as const;
export type HostName = (typeof hostNames)[number];

/** Where a host keeps its servers: for all that its user does, or in the folder of one project. */
export const configScopes = ["user", "project"] as const;
export type ConfigScope = (typeof configScopes)[number];

/** How a host's file of servers looks; as documented by each host in November 2026. */
export interface Host {
  readonly title: string;
  /** Key of the object in which servers stand. */
  readonly key: "mcpServers" | "servers";
  /** `jsonc`: the host reads comments and commas before a closing brace. */
  readonly syntax: "json" | "jsonc";
  /** Whether an entry says `"type": "stdio"`. */
  readonly entryType: "written" | "implied";
  readonly defaultScope: ConfigScope;
  /** What to do after its file was changed. */
  readonly afterwards: string;
}

/** What is known of each host. */
export const hosts: Readonly<Record<HostName, Host>> = {
  "claude-desktop": {
    title: "Claude Desktop",
    key: "mcpServers",
    syntax: "json",
    entryType: "implied",
    defaultScope: "user",
    afterwards: "Quit Claude Desktop and start it again.",
  },
  vscode: {
    title: "VS Code",
    key: "servers",
    syntax: "jsonc",
    entryType: "written",
    defaultScope: "project",
    afterwards: "In VS Code, run MCP: List Servers and start onrecord.",
  },
  "claude-code": {
    title: "Claude Code",
    key: "mcpServers",
    syntax: "json",
    entryType: "written",
    defaultScope: "project",
    afterwards: "Start claude in this folder and allow the server when asked.",
  },
  cursor: {
    title: "Cursor",
    key: "mcpServers",
    syntax: "jsonc",
    entryType: "written",
    defaultScope: "user",
    afterwards: "Restart Cursor.",
  },
};
