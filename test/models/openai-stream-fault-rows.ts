import {
  completion,
  cutInsideLetter,
  type FaultRow,
  type FaultRows,
  good,
  json,
  nameRows,
  sentence,
} from "./fault-row.ts";
import type { Step } from "./fault-server.ts";

const event = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;
const piece = (content: string, finish: string | null = null): string =>
  event({ choices: [{ index: 0, delta: { content }, finish_reason: finish }] });
const done = "data: [DONE]\n\n";
const sse = (...data: readonly string[]): Step => ({
  headers: { "content-type": "text/event-stream" },
  chunks: data.map((one) => ({ data: one })),
});

const streamRows: FaultRows = {
  "stream-done-twice": {
    steps: [sse(piece("Sie verlegen "), piece("den Start auf März.", "stop"), done, done, "data: {junk\n\n")],
    expected: good,
    requests: 1,
  },
  "stream-letter-cut-in-two": {
    steps: [
      {
        headers: { "content-type": "text/event-stream" },
        chunks: cutInsideLetter(`${piece(sentence, "stop")}${done}`).map((bytes) => ({
          hex: bytes,
          every_ms: 15,
        })),
      },
    ],
    expected: good,
    requests: 1,
  },
  "stream-of-crlf-comments-and-no-spaces": {
    steps: [
      sse(
        `: wait\r\n\r\n${piece(sentence, "stop").replace("data: ", "data:").replaceAll("\n", "\r\n")}data:[DONE]\r\n\r\n`,
      ),
    ],
    expected: good,
    requests: 1,
  },
  "stream-open-after-done": {
    steps: [{ ...sse(piece(sentence, "stop"), done), ends: "hang" }],
    expected: good,
    requests: 1,
  },
  "stream-reset-after-the-end": {
    steps: [{ ...sse(piece(sentence, "stop")), ends: "reset" }],
    expected: good,
    requests: 1,
  },
  "stream-ends-without-an-end": {
    steps: [sse(piece("Sie verlegen "))],
    expected: { code: "stream_broken" },
    requests: 3,
  },
  "stream-done-without-a-reason": {
    steps: [sse(piece("Sie verlegen "), done)],
    expected: { code: "stream_broken" },
    requests: 3,
  },
  "stream-cut-inside-an-event": {
    steps: [sse(piece("Sie "), piece("verlegen").slice(0, 30))],
    expected: { code: "stream_broken" },
    requests: 3,
  },
  "stream-error-in-the-middle": {
    steps: [sse(piece("Sie "), event({ error: { message: "out of memory" } }))],
    expected: { code: "stream_broken" },
    requests: 3,
    says: "out of memory",
  },
  "stream-garbled-piece": {
    steps: [sse(piece("Sie "), "data: {]\n\n", piece("Start.", "stop"), done)],
    expected: { code: "bad_response" },
    requests: 3,
  },
  "stream-of-nothing": {
    steps: [sse(piece("", "stop"), done)],
    expected: { code: "empty_answer" },
    requests: 3,
  },
  "stream-cut-by-length": {
    steps: [sse(piece("Sie verlegen"), piece("", "length"), done)],
    expected: { code: "truncated" },
    requests: 1,
  },
  "stream-answered-whole": { steps: [json(completion({ content: sentence }))], expected: good, requests: 1 },
  "stream-refused": {
    steps: [sse(event({ choices: [{ delta: { refusal: "I will not." }, finish_reason: "stop" }] }), done)],
    expected: { code: "refused" },
    requests: 1,
    says: "I will not.",
  },
  "stream-stalls-once": {
    steps: [{ ...sse(piece("Sie ")), ends: "hang" }, sse(piece(sentence, "stop"), done)],
    expected: good,
    requests: 2,
  },
};

/** What a server that speaks OpenAI's chat completions can do wrong while streaming. */
export const openAiStreamRows: readonly FaultRow[] = nameRows(streamRows, "openai", "stream");
