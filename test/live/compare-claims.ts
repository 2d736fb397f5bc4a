import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runAgent } from "../../agents/agent.ts";
import { factChecker } from "../../agents/fact-checker/agent.ts";
import { createRecording, type Recording } from "../../agents/recording.ts";
import type { Tier } from "../../agents/tier.ts";
import { readTranscript } from "../../transcript/index.ts";
import { type CheckedRow, renderComparison, type SystemResult } from "./claim-scores.ts";
import { liveCompatible, liveOllama } from "./live-servers.ts";
import { openLiveModels } from "./open-live-models.ts";
import { type ClaimRow, sampleClaims } from "./sample-claims.ts";

// npx tsx test/live/compare-claims.ts [COUNT] [SECONDS]: the fact-checker built in, on a small model, and as a cascade
// of both, on the same claims. Answers are kept in out/compare-claims: run again, and it goes on where it ended.

const data = new URL("../../../shared/data/verification/", import.meta.url);
const folder = fileURLToPath(new URL("../../out/compare-claims", import.meta.url));
const [count = 120, mostSeconds = 720] = process.argv.slice(2).map(Number);

function openRecordings(): (id: string) => Recording {
  const opened = new Map<string, Recording>();
  return (id) => {
    const found = opened.get(id);
    if (found !== undefined) return found;
    const bytes = readFileSync(new URL(`documents/${id}.txt`, data));
    const reading = readTranscript({ bytes, sha256: "0".repeat(64), uri: `${id}.txt` });
    const recording = createRecording(reading.transcript);
    opened.set(id, recording);
    return recording;
  };
}

async function check(row: ClaimRow, recording: Recording, tiers: readonly Tier[]): Promise<SystemResult> {
  const started = performance.now();
  const { signal } = new AbortController();
  const input = { claims: [{ claim: { text: row.claim } }] };
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

async function compare(spec: string): Promise<string> {
  const models = openLiveModels(folder);
  const open = openRecordings();
  const rows: CheckedRow[] = [];
  const endsMs = performance.now() + mostSeconds * 1000;
  try {
    const model = models.find(spec);
    for (const row of sampleClaims(new URL("claims.jsonl", data), count)) {
      if (performance.now() > endsMs) break;
      const recording = open(row.doc_id);
      const builtin = await check(row, recording, ["builtin"]);
      const small = await check(row, recording, [model]);
      // The same prompt again: the answer comes from the store, and what the call took is the small model's own.
      const both = await check(row, recording, ["builtin", model]);
      const cascade =
        both.calls === 0 ? both : { ...both, tokens: small.tokens, seconds: builtin.seconds + small.seconds };
      rows.push({ row, systems: { builtin, small, cascade } });
      const said = `${builtin.verdict} | ${small.verdict} | ${cascade.verdict}`;
      process.stderr.write(`${rows.length} ${row.id} ${row.label}: ${said} ${small.seconds.toFixed(1)} s\n`);
    }
  } finally {
    models.store.close();
  }
  return renderComparison(rows, count);
}

const server = liveCompatible ?? liveOllama;
if (server === undefined || !existsSync(join(fileURLToPath(data), "claims.jsonl"))) {
  process.stdout.write("Left out: name a live server, and lay the verification data beside the project.\n");
} else {
  process.stdout.write(`small = ${server.spec}\n${await compare(server.spec)}\n`);
}
