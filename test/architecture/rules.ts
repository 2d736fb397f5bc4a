/** What a folder may import: other folders (some only in part) and npm packages; `node` says if `node:` modules too. */
interface FolderRule {
  readonly folders: readonly string[];
  readonly packages: readonly string[];
  readonly node: "allowed" | "forbidden";
  /** Of these folders only the files that match. */
  readonly onlyFiles?: Readonly<Record<string, RegExp>>;
}

const core = ["transcript", "grounding", "models", "agents", "store", "tracing"];
const inner = [...core, "graphs", "report"];
const schemasOfAgents = /^agents\/(?:.+\/)?(?:schema|analysis|statement|verification)\.ts$/;

/** DESIGN.md §2 and STYLE.md §1 as data; `*` at a package's end stands for the rest of its name. */
export const folderRules: Readonly<Record<string, FolderRule>> = {
  transcript: {
    folders: [],
    packages: ["zod", "htmlparser2", "chardet", "eld", "snowball-stemmers"],
    node: "forbidden",
  },
  grounding: {
    folders: ["transcript"],
    packages: ["zod", "snowball-stemmers", "eld", "htmlparser2"],
    node: "forbidden",
  },
  tracing: { folders: [], packages: ["@opentelemetry/api"], node: "forbidden" },
  models: {
    folders: ["store", "tracing"],
    packages: ["zod", "@langchain/*", "ollama", "gpt-tokenizer", "@pydantic/genai-prices", "cockatiel"],
    node: "allowed",
  },
  store: {
    folders: ["transcript"],
    packages: [
      "zod",
      "better-sqlite3",
      "pg",
      "pg-boss",
      "@langchain/langgraph",
      "@langchain/langgraph-checkpoint-sqlite",
      "@langchain/langgraph-checkpoint-postgres",
    ],
    node: "allowed",
  },
  agents: {
    folders: ["transcript", "grounding", "models"],
    packages: ["zod"],
    node: "allowed",
    onlyFiles: { models: /^models\/(?:model|translator)\.ts$/ },
  },
  graphs: { folders: core, packages: ["zod", "@langchain/*"], node: "allowed" },
  report: {
    folders: ["transcript", "grounding", "agents", "store"],
    packages: ["zod"],
    node: "forbidden",
    onlyFiles: { agents: schemasOfAgents, store: /^store\/run\.ts$/ },
  },
  app: { folders: inner, packages: ["zod", "p-queue"], node: "allowed" },
  "mcp-servers": {
    folders: [...inner, "app"],
    packages: ["zod", "@modelcontextprotocol/*"],
    node: "allowed",
  },
  evals: { folders: [...inner, "app"], packages: ["zod", "p-queue"], node: "allowed" },
  cli: {
    folders: [...inner, "app", "mcp-servers", "evals"],
    packages: ["zod", "commander", "picocolors"],
    node: "allowed",
  },
};

/** A pattern in code, the files it may stand in, and what to do instead. */
interface GlobalRule {
  readonly name: string;
  readonly found: RegExp;
  readonly allowedIn: RegExp;
}

// A server's main.ts is an edge; so is the file that the LangGraph dev server loads.
const edges = /^cli\/main\.ts$|^mcp-servers\/(?:.+\/)?main\.ts$|^app\/server-graphs\.ts$/;
const notCore = /^(?!transcript\/|grounding\/|report\/)/;

/** The world is touched at the edges only; the core is free of it altogether. */
export const globalRules: readonly GlobalRule[] = [
  {
    name: "process",
    found: /(?<![\w$.])process\s*\??\.\s*(?:env|argv|stdin|stdout|stderr|exit|exitCode|cwd|hrtime|on)\b/,
    allowedIn: edges,
  },
  { name: "console", found: /(?<![\w$.])console\s*\./, allowedIn: edges },
  { name: "fetch", found: /(?<![\w$.])(?:globalThis\s*\.\s*)?fetch\s*\(/, allowedIn: edges },
  {
    name: "the clock",
    found: /(?<![\w$.])(?:Date\s*\.\s*now\b|new\s+Date\s*(?:\(\s*\)|(?![\w\s(]))|performance\s*\.\s*now\b)/,
    allowedIn: edges,
  },
  {
    name: "randomness",
    found: /(?<![\w$])(?:Math\s*\.\s*random|random(?:UUID|Bytes|Int))\b/,
    allowedIn: edges,
  },
  {
    name: "the platform",
    found: /(?<![\w$.])(?:process|Buffer|require|globalThis|setTimeout|setInterval|setImmediate)\b\s*[.(?]/,
    allowedIn: notCore,
  },
];

/** Names that say nothing of what a file does. */
export const emptyName = /(?:^|[/.-])(?:utils?|common|helpers?|types?|constants?)(?:[/.-]|$)/;
