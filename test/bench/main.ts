import { cpus, loadavg } from "node:os";
import { benchModels } from "./bench-models.ts";
import { benchEval } from "./eval-bench.ts";
import { benchGraph } from "./graph-bench.ts";
import { benchMcp } from "./mcp-bench.ts";
import { benchQueue } from "./queue-bench.ts";
import { benchQuotes } from "./quotes-bench.ts";
import { benchReading } from "./reading-bench.ts";
import { type BenchResult, missesBar, renderResults } from "./result.ts";
import { benchStart } from "./start-bench.ts";

const results: BenchResult[] = [];
for (const bench of [
  benchReading,
  benchQuotes,
  benchGraph,
  benchModels,
  benchQueue,
  benchEval,
  benchStart,
  benchMcp,
])
  results.push(...(await bench()));

const [processor] = cpus();
const machine = `Node ${process.version}, ${cpus().length} × ${processor?.model ?? "unknown"}, load ${loadavg()[0]?.toFixed(1)}`;
process.stdout.write(`${renderResults(results)}\n\n${machine}\n`);
// A busy machine misses a bar without a fault of the program: only --strict makes that an error.
if (process.argv.includes("--strict") && results.some(missesBar)) process.exitCode = 1;
