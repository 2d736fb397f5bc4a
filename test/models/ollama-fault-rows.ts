import { type FaultRow, type FaultRows, good, json, nameRows, sentence } from "./fault-row.ts";
import type { Step } from "./fault-server.ts";

const line = (content: string, rest: object = { done: false }): string =>
  `${JSON.stringify({ model: "fake", message: { role: "assistant", content }, ...rest })}\n`;
const end = { done: true, done_reason: "stop", prompt_eval_count: 31, eval_count: 9 };
const lines = (...data: readonly string[]): Step => ({
  headers: { "content-type": "application/x-ndjson" },
  chunks: data.map((one) => ({ data: one })),
});
const wholeOllama: FaultRows = {
  "ollama-cut-by-length": {
    steps: [json(line("Sie", { ...end, done_reason: "length" }))],
    expected: { code: "truncated" },
    requests: 1,
  },
  "ollama-old-and-full": {
    steps: [json(line("Sie", { done: true, eval_count: 200 }))],
    expected: { code: "truncated" },
    requests: 1,
  },
  "ollama-cut-the-prompt": {
    steps: [json(line(sentence, { ...end, prompt_eval_count: 2_048 }))],
    expected: good,
    requests: 1,
  },
  "ollama-not-done": { steps: [json(line("Sie"))], expected: { code: "bad_response" }, requests: 3 },
  "ollama-too-long": {
    steps: [json('{"error":"the input length exceeds the context length"}', 400)],
    expected: { code: "context_exceeded" },
    requests: 1,
  },
  "ollama-error-in-200": {
    steps: [json('{"error":"bad gpu"}')],
    expected: { code: "bad_response" },
    requests: 3,
  },
  "ollama-empty": { steps: [json(line("", end))], expected: { code: "empty_answer" }, requests: 3 },
  "ollama-no-model": {
    steps: [json('{"error":"model \\"fake\\" not found"}', 404)],
    expected: { code: "model_missing" },
    requests: 1,
    says: "ollama pull fake",
  },
  "ollama-html": { steps: [json("<html>proxy</html>")], expected: { code: "bad_response" }, requests: 3 },
  "ollama-crashed-once": {
    steps: [json('{"error":"llama runner process has terminated"}', 500), json(line(sentence, end))],
    expected: good,
    requests: 2,
  },
};

const streamedOllama: FaultRows = {
  "ollama-stream-good": {
    steps: [lines(line("Sie verlegen "), line("den Start auf März."), line("", end))],
    expected: good,
    requests: 1,
  },
  "ollama-stream-bad-line": {
    steps: [lines(line("Sie "), '{"mess\n', line("Start.", end))],
    expected: { code: "bad_response" },
    requests: 3,
  },
  "ollama-stream-not-done": {
    steps: [lines(line("Sie "), line("verlegen"))],
    expected: { code: "stream_broken" },
    requests: 3,
  },
  "ollama-stream-error": {
    steps: [lines(line("Sie "), '{"error":"runner died"}\n')],
    expected: { code: "stream_broken" },
    requests: 3,
    says: "runner died",
  },
  "ollama-stream-cut-line": {
    steps: [lines(line("Sie "), line("verlegen").slice(0, 20))],
    expected: { code: "stream_broken" },
    requests: 3,
  },
  "ollama-stream-cut-by-length": {
    steps: [lines(line("Sie "), line("", { ...end, done_reason: "length" }))],
    expected: { code: "truncated" },
    requests: 1,
  },
  "ollama-stream-open-after-done": {
    steps: [{ ...lines(line(sentence), line("", end)), ends: "hang" }],
    expected: good,
    requests: 1,
  },
};

/** What an Ollama server can do wrong. */
export const ollamaFaultRows: readonly FaultRow[] = [
  ...nameRows(wholeOllama, "ollama", "whole"),
  ...nameRows(streamedOllama, "ollama", "stream"),
];
