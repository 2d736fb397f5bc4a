import { fileURLToPath } from "node:url";
import { runAgent } from "../../agents/agent.ts";
import { factChecker } from "../../agents/fact-checker/agent.ts";
import type { Recording } from "../../agents/recording.ts";
import type { Tier } from "../../agents/tier.ts";
import type { Dataset } from "../../evals/dataset.ts";
import { listDatasets } from "../../evals/datasets/index.ts";
import { sampleExamples } from "../../evals/datasets/sample.ts";
import { ClaimQuestion } from "../../evals/tasks/schemas/claims.ts";
import { openRecordings } from "../evals/try-task.ts";
import { type CheckedRow, renderComparison, type SystemResult } from "./claim-scores.ts";
import { liveCompatible, liveOllama } from "./live-servers.ts";
import { openLiveModels } from "./open-live-models.ts";

// npx tsx test/live/compare-claims.ts [COUNT] [SECONDS]: the fact-checker built in, on a small model, and as a cascade
// of both, on the same claims. Answers are kept in out/compare-claims: run again, and it goes on where it ended.

const sharedFolder = fileURLToPath(new URL("../../../shared/data", import.meta.url));
const folder = fileURLToPath(new URL("../../out/compare-claims", import.meta.url));
const [count = 120, mostSeconds = 720] = process.argv.slice(2).map(Number);

async function check(
  { claim }: ClaimQuestion,
  recording: Recording,
  tiers: readonly Tier[],
): Promise<SystemResult> {
  const started = performance.now();
  const { signal } = new AbortController();
  const input = { claims: [{ claim: { text: claim } }] };
  const result = await runAgent(factChecker, input, { recording, tiers, signal, timeoutMs: 300_000 });
  const seconds = (performance.now() - started) / 1000;
  // An answer that cannot be used is no judgement: it counts as unsure, which is wrong where there is a label.
  if (result.status === "failed")
    return { verdict: "uncertain", note: result.message, calls: 1, tokens: 0, seconds };
  const [found] = result.output.checks;
  return {
    verdict: found?.verdict ?? "uncertain",
    note: found?.note ?? "",
    calls: result.usage.calls,
    tokens: (result.usage.inputTokens ?? 0) + (result.usage.outputTokens ?? 0),
    seconds,
  };
}

async function compare(spec: string, dataset: Dataset): Promise<string> {
  const models = await openLiveModels(folder);
  const loaded = await dataset.load();
  const open = openRecordings(loaded);
  const rows: CheckedRow[] = [];
  const endsMs = performance.now() + mostSeconds * 1000;
  try {
    const model = models.find(spec);
    for (const example of sampleExamples(loaded.examples, { count, by: dataset.strata })) {
      if (performance.now() > endsMs) break;
      const question = ClaimQuestion.parse(example.input);
      const recording = await open(question.transcript);
      const builtin = await check(question, recording, ["builtin"]);
      const small = await check(question, recording, [model]);
      // The same prompt again: the answer comes from the store, and what the call took is the small model's own.
      const both = await check(question, recording, ["builtin", model]);
      const cascade =
        both.calls === 0 ? both : { ...both, tokens: small.tokens, seconds: builtin.seconds + small.seconds };
      rows.push({ example, systems: { builtin, small, cascade } });
      const said = `${builtin.verdict} | ${small.verdict} | ${cascade.verdict}`;
      process.stderr.write(
        `${rows.length} ${example.id} ${example.slices["label"]}: ${said} ${small.seconds.toFixed(1)} s\n`,
      );
    }
  } finally {
    models.store.close();
  }
  return renderComparison(rows, count);
}

const server = liveCompatible ?? liveOllama;
const dataset = listDatasets({ dataFolders: [], sharedFolder }).find(
  ({ name }) => name === "verification-claims",
);
if (server === undefined || dataset === undefined) {
  process.stdout.write("Left out: name a live server, and lay the verification data beside the project.\n");
} else {
  process.stdout.write(`small = ${server.spec}\n${await compare(server.spec, dataset)}\n`);
}
