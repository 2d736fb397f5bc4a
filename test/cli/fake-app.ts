import type { App } from "../../app/app.ts";
import type { Run } from "../../store/run.ts";
import type { Transcript } from "../../transcript/schema.ts";
import { createFakeJobs } from "./fake-jobs.ts";

const sha256 = "0123456789abcdef".repeat(4);

/** A recording of two lines, the second by a speaker whose name holds an escape sequence. */
export const transcript: Transcript = {
  id: "harbour-talk-01234567",
  sha256,
  readerVersion: "1",
  source: { uri: "talk.vtt", format: "vtt" },
  title: "Harbour talk",
  language: "en",
  duration: 3725,
  speakers: [{ name: "Ada", segments: 1 }],
  segments: [
    { id: "s0001", text: "The pier opens in May.", span: { start: 0, end: 22 } },
    {
      id: "s0002",
      start: 3723.5,
      end: 3725,
      speaker: "Ada",
      text: "It cost \u001b[31mtwo\u001b[0m millions.",
      span: { start: 23, end: 52 },
      source: { start: 60, end: 89 },
    },
  ],
  events: [],
  warnings: [],
  text: "The pier opens in May.\nIt cost \u001b[31mtwo\u001b[0m millions.",
};

/** A finished run with one agent. */
export const run: Run = {
  id: "3f2a0000",
  graph: "ask",
  transcript: { id: transcript.id, sha256, title: "Harbour talk" },
  request: sha256,
  status: "done",
  agents: [
    {
      agent: "answerer",
      task: "answer",
      model: "builtin",
      promptVersion: "1",
      status: "done",
      attempts: 1,
      usage: { calls: 0, inputTokens: null, outputTokens: null },
      costUsd: null,
      seconds: 0.25,
    },
  ],
  warnings: [],
  startedAt: "2026-01-02T03:04:05Z",
};

/** What the app was asked, in order: the method and its arguments. */
export type Calls = (readonly [method: string, ...args: unknown[]])[];

/** An app whose methods are those given; any other throws. Every call is noted. */
export function createFakeApp(methods: Partial<App>, calls: Calls): App {
  const missing = (): never => {
    throw new Error("not asked for in this test");
  };
  const names = [
    "analyze",
    "plan",
    "verify",
    "verifyRows",
    "ask",
    "translate",
    "show",
    "add",
    "search",
  ] as const;
  const others = [
    "list",
    "runs",
    "run",
    "look",
    "resume",
    "doctor",
    "models",
    "probe",
    "localServers",
    "settings",
    "openModels",
  ] as const;
  const base = Object.fromEntries([...names, ...others].map((name) => [name, missing]));
  const app = { ...base, jobs: createFakeJobs(), close: async () => undefined, ...methods };
  return new Proxy(app as App, {
    get: (target, name, receiver) => {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== "function") return method;
      return (...args: unknown[]) => {
        calls.push([String(name), ...args]);
        return method.apply(target, args);
      };
    },
  });
}
