import { z } from "zod";
import type { ModelAccess } from "../../app/model-access.ts";
import type { Dataset, Example } from "../../evals/dataset.ts";
import type { EvalRequest } from "../../evals/runner/plan.ts";
import { type AnyTask, defineTask } from "../../evals/task.ts";
import type { Model } from "../../models/model.ts";
import { createFunctionModel } from "../../models/scripted-model.ts";

const Shout = z.strictObject({ text: z.string() });

/** A task whose right answer is the input in capitals: the built-in engine does it unless the input has a "?". */
export function tinyTask(version = "1"): AnyTask {
  return defineTask({
    name: "shout",
    title: "Shouting",
    agent: "answerer",
    version,
    input: z.strictObject({ text: z.string(), transcript: z.exactOptional(z.string()) }),
    expected: Shout,
    output: Shout,
    async run({ input }, { tiers, signal, openRecording }) {
      if (input.transcript !== undefined) await openRecording(input.transcript);
      const [tier = "builtin"] = tiers;
      const text = input.text.includes("?") ? input.text : input.text.toUpperCase();
      if (tier === "builtin") return { ...free, output: { text } };
      const answer = await tier.generate({
        system: "Shout.",
        messages: [{ role: "user", content: input.text }],
        schema: { type: "object" },
        maxOutputTokens: 100,
        timeouts: { attemptMs: 1_000, deadlineMs: 1_000 },
        signal,
        purpose: "shout",
      });
      return { ...free, output: Shout.parse(answer.value) };
    },
    baselines: { copy: ({ input }) => ({ text: input.text }) },
    scorers: [
      {
        name: "exact",
        title: "Right",
        range: [0, 1],
        better: "higher",
        signature: "exact|v:1",
        aggregation: { kind: "mean" },
        score: ({ expected }, output) => ({
          value: output?.text === expected.text ? 1 : 0,
          reason: output === undefined ? "nothing" : `said ${output.text}`,
        }),
      },
      {
        name: "letters",
        title: "Letters kept",
        range: [0, 100],
        better: "higher",
        signature: "letters|v:1",
        aggregation: {
          kind: "corpus",
          combine: ([same = 0, all = 0]) => (all === 0 ? undefined : (100 * same) / all),
        },
        score({ expected }, output) {
          const same = [...expected.text].filter((letter, at) => output?.text[at] === letter);
          return { counts: [same.length, expected.text.length] };
        },
      },
    ],
  });
}

const free = { calls: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 };

/** Examples of so many recordings, three each; the third of each recording ends in a question mark. */
export function tinyExamples(recordings: number): readonly Example[] {
  return Array.from({ length: recordings * 3 }, (_, at) => {
    const text = `line ${at}${at % 3 === 2 ? "?" : ""}`;
    return {
      id: `e${at}`,
      recording: `r${Math.floor(at / 3)}`,
      language: at % 2 === 0 ? "en" : "es",
      slices: { kind: at % 3 === 2 ? "question" : "plain" },
      input: { text },
      expected: { text: text.toUpperCase() },
    };
  });
}

/** A dataset of the tiny task. */
export function tinyDataset(examples: readonly Example[], sha256 = "a".repeat(64)): Dataset {
  return {
    name: "tiny",
    title: "Tiny lines",
    task: "shout",
    source: "made up for the tests",
    licence: "CC0",
    load: async () => ({
      examples,
      sha256,
      readTranscript: () => new TextEncoder().encode("A: Hello there.\n"),
    }),
  };
}

/** A request for everything there is. */
export function tinyRequest(over: Partial<EvalRequest> = {}): EvalRequest {
  return {
    tasks: [],
    agents: [],
    datasets: [],
    candidates: [],
    baselines: "with",
    sample: {},
    sampleModels: {},
    samples: 1,
    ...over,
  };
}

/** A model that shouts, and what it was asked. */
export function shouter(
  name: string,
  answer: (text: string) => unknown,
): Model & { readonly asked: string[] } {
  const asked: string[] = [];
  const model = createFunctionModel(name, async ({ messages }) => {
    const text = messages[0]?.content ?? "";
    asked.push(text);
    return await answer(text);
  });
  return { ...model, asked };
}

/** Models by spec, on a clock that moves ten milliseconds at each look. */
export function tinyAccess(
  models: Readonly<Record<string, Model>> = {},
  signal: AbortSignal = new AbortController().signal,
): ModelAccess {
  let nowMs = Date.parse("2026-03-04T05:06:07Z");
  return {
    find: (spec) => models[spec],
    placeOf: (spec) => ({ server: spec, places: 1, isFree: true }),
    translator: () => undefined,
    spent: async () => ({ calls: 0, usd: 0 }),
    agentTimeoutMs: 5_000,
    now() {
      nowMs += 10;
      return new Date(nowMs);
    },
    signal,
  };
}
