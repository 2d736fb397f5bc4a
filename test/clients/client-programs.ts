import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// Clients that people use, fetched from npm the first time: they are no dependency of the project.
const packages = {
  node: "22",
  "@anthropic-ai/claude-code": "2.1.332",
  "@google/gemini-cli": "0.61.0",
  "@modelcontextprotocol/inspector": "2.12.0",
} as const;

const folder = fileURLToPath(new URL("../../out/clients", import.meta.url));

/** Paths of the clients' programs, and the `PATH` under which they find the Node that they want. */
export interface ClientPrograms {
  readonly claude: string;
  readonly gemini: string;
  readonly inspector: string;
  readonly path: string;
}

/** Fetches the clients once; throws what npm says when it cannot. */
export function fetchClients(): ClientPrograms {
  const wanted = JSON.stringify({ private: true, dependencies: packages });
  mkdirSync(folder, { recursive: true });
  const stamp = join(
    folder,
    `fetched-${Buffer.from(JSON.stringify(packages)).toString("base64url").slice(0, 80)}`,
  );
  if (!existsSync(stamp)) {
    writeFileSync(join(folder, "package.json"), wanted);
    const fetched = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--prefix", folder], {
      encoding: "utf8",
    });
    if (fetched.status !== 0) throw new Error(`The clients could not be fetched:\n${fetched.stderr}`);
    writeFileSync(stamp, "");
  }
  const program = (name: string): string => join(folder, "node_modules", ".bin", name);
  return {
    claude: program("claude"),
    gemini: program("gemini"),
    inspector: program("mcp-inspector"),
    path: `${join(folder, "node_modules", "node", "bin")}:${process.env["PATH"] ?? ""}`,
  };
}
