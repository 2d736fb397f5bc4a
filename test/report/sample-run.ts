import type { Run } from "../../store/run.ts";

/** A run of the sample analysis. */
export function makeRun(): Run {
  return {
    id: "01JXNIGHTTRAIN",
    graph: "analyze",
    transcript: { id: "night-trains-3f3f3f3f", sha256: "3f".repeat(32) },
    request: "b0".repeat(32),
    status: "partial",
    agents: [
      {
        agent: "summarizer",
        task: "summarize:summary",
        model: "builtin",
        promptVersion: "",
        status: "done",
        attempts: 1,
        usage: { calls: 0, inputTokens: 0, outputTokens: 0 },
        costUsd: 0,
        seconds: 0.0421,
      },
      {
        agent: "summarizer",
        task: "summarize:references",
        model: "ollama/qwen3:8b",
        promptVersion: "3",
        status: "failed",
        attempts: 3,
        usage: { calls: 3, inputTokens: 9120, outputTokens: 44 },
        costUsd: null,
        seconds: 30,
        error: { code: "timeout", message: "The agent did not answer in 30 s." },
      },
    ],
    warnings: [],
    startedAt: "2031-02-03T04:05:06.789Z",
    finishedAt: "2031-02-03T04:05:39.289Z",
  };
}
