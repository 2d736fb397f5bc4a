import { spawn } from "node:child_process";
import type { HttpOptions } from "../../../mcp-servers/http/http-options.ts";
import type { ServerDefinition } from "../../../mcp-servers/server-definition.ts";
import { openDoor } from "../http/open-door.ts";

/** What runs the suite, and what it is told besides the server's address. */
export interface ConformanceProgram {
  readonly node: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Folder for what the suite writes. */
  readonly cwd: string;
}

/** How a run of the conformance suite went. */
export interface ConformanceRun {
  readonly code: number | null;
  /** Scenarios by how they ended, in their order. */
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly out: string;
}

/** Serves a definition by the product's own HTTP host, and runs the suite against it. */
export async function runConformance(
  definition: ServerDefinition,
  sessions: HttpOptions["sessions"] & string,
  program: ConformanceProgram,
): Promise<ConformanceRun> {
  const door = await openDoor(definition, { access: "open", sessions });
  try {
    const { code, out } = await runProgram(door.url, program);
    const scenarios = [...out.matchAll(/^([✓✗]) ([\w-]+): \d+ passed/gm)];
    const namesWith = (mark: string): string[] =>
      scenarios.filter((found) => found[1] === mark).map((found) => found[2] ?? "");
    return { code, passed: namesWith("✓"), failed: namesWith("✗"), out };
  } finally {
    await door.close();
  }
}

async function runProgram(url: URL, { node, program, args, cwd }: ConformanceProgram) {
  const child = spawn(node, [program, "server", "--url", url.href, ...args], { cwd, stdio: "pipe" });
  let out = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      out += text;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { code, out };
}
