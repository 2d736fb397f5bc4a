import { OnrecordError } from "../errors.ts";
import type { AdapterRequest, ModelAdapter } from "./adapter.ts";
import type { ProbedAbilities } from "./card.ts";
import { type Ask, createAsk, type ProbeOptions } from "./probe-ask.ts";
import { probeWindow } from "./probe-window.ts";

/** A failure of one of these says that nothing can be found out, not that an ability is missing. */
const hopeless: readonly string[] = [
  "unreachable",
  "auth",
  "quota",
  "model_missing",
  "cancelled",
  "not_local",
];

/**
 * Asks a live server for what it really does. Costs about ten short calls and the growing windows. Throws when
 * the server does not answer the first question; an ability that fails later is `false`, with the reason as proof.
 */
export async function probeModel(adapter: ModelAdapter, options: ProbeOptions): Promise<ProbedAbilities> {
  const ask = createAsk(adapter, options);
  const steps = stepper(options);
  const first = await steps("answer", () => ask({ messages: user("Reply with the single word: ready") }));
  if ("failure" in first) throw new OnrecordError(first.failure, { code: first.code });
  const proof: Record<string, string> = { answer: `answered in ${first.seconds.toFixed(1)} s` };
  const found: Partial<Record<Ability, boolean>> = {};
  for (const [ability, test] of tests) {
    const finding = await steps(ability, () => test(ask));
    proof[ability] = finding.proof;
    if (finding.holds !== undefined) found[ability] = finding.holds;
  }
  const window = await steps("window", () => probeWindow(ask, options));
  proof["contextTokens"] = window.proof;
  return {
    ...(window.contextTokens === undefined ? {} : { contextTokens: window.contextTokens }),
    contextEnd: window.contextEnd,
    ...found,
    date: options.date,
    servedBy: first.answer.servedBy,
    proof,
  };
}

function stepper({ onStep }: ProbeOptions): <T>(step: string, work: () => Promise<T>) => Promise<T> {
  const total = tests.length + 2;
  let done = 0;
  return async (step, work) => {
    onStep?.({ step, state: "started", done, total });
    const result = await work();
    done += 1;
    onStep?.({ step, state: "done", done, total });
    return result;
  };
}

type Ability = "jsonSchema" | "jsonMode" | "thinkOff" | "streamUsage" | "seed";

/** `holds` absent: the server gave no ground to say either. */
interface Finding {
  readonly holds?: boolean;
  readonly proof: string;
}

const tests: readonly (readonly [Ability, (ask: Ask) => Promise<Finding>])[] = [
  ["jsonSchema", probeSchema],
  ["jsonMode", probeJsonMode],
  ["thinkOff", probeThinkOff],
  ["streamUsage", probeStreamUsage],
  ["seed", probeSeed],
];

/** Asks for prose and a schema at once: only a server that holds the answer to the schema gives the object. */
async function probeSchema(ask: Ask): Promise<Finding> {
  const schema = {
    type: "object",
    properties: { verdict: { type: "string", enum: ["zircon", "basalt"] }, weight: { type: "integer" } },
    required: ["verdict", "weight"],
    additionalProperties: false,
  };
  const result = await ask({
    messages: user("Which stone is heavier? Tell me in one plain sentence."),
    format: { kind: "schema", name: "stone", schema },
  });
  if ("failure" in result) return failed(result);
  const value = readObject(result.answer.text);
  const holds =
    (value?.["verdict"] === "zircon" || value?.["verdict"] === "basalt") &&
    Number.isInteger(value["weight"]) &&
    Object.keys(value).length === 2;
  return { holds, proof: `asked for a sentence under a schema, got ${excerpt(result.answer.text)}` };
}

async function probeJsonMode(ask: Ask): Promise<Finding> {
  const result = await ask({
    messages: user('Give a JSON object with the key "colour". Write an introduction first.'),
    format: { kind: "json" },
  });
  if ("failure" in result) return failed(result);
  const holds = readObject(result.answer.text) !== undefined;
  return { holds, proof: `asked for JSON with an introduction, got ${excerpt(result.answer.text)}` };
}

/** A thought costs tokens even where the server hides its text: a one-word answer of many tokens was thought about. */
async function probeThinkOff(ask: Ask): Promise<Finding> {
  const result = await ask({
    messages: user("How many legs have three cows and two hens? Reply with the number alone."),
    thinking: "off",
  });
  if ("failure" in result) return failed(result);
  const { text, outputTokens } = result.answer;
  const spoken = Math.max(16, text.length);
  const silent = outputTokens === undefined || outputTokens <= 2 * spoken;
  const holds = silent && !/<\/?think(?:ing)?>/i.test(text);
  return { holds, proof: `thinking off, ${outputTokens ?? "unknown"} tokens for ${excerpt(text)}` };
}

async function probeStreamUsage(ask: Ask): Promise<Finding> {
  const result = await ask({ messages: user("Name three rivers."), transport: "stream" });
  if ("failure" in result) return failed(result);
  const { inputTokens, outputTokens } = result.answer;
  const holds = inputTokens !== undefined && outputTokens !== undefined;
  return { holds, proof: `streamed, counted ${inputTokens ?? "no"} in and ${outputTokens ?? "no"} out` };
}

async function probeSeed(ask: Ask): Promise<Finding> {
  const messages = user("Write twelve unrelated words.");
  const [first, again, other] = [
    await ask({ messages, seed: 11 }),
    await ask({ messages, seed: 11 }),
    await ask({ messages, seed: 12 }),
  ];
  if ("failure" in first) return failed(first);
  if ("failure" in again) return failed(again);
  const same = first.answer.text === again.answer.text;
  const differs = "answer" in other && other.answer.text !== first.answer.text;
  const proof = `seed 11 twice: ${same ? "the same" : "two answers"}; seed 12: ${differs ? "another" : "no other answer"}`;
  return { holds: same, proof };
}

function failed(result: { readonly failure: string; readonly code: string }): Finding {
  if (hopeless.includes(result.code) || result.code === "timeout") {
    return { proof: `not found out: ${result.failure}` };
  }
  return { holds: false, proof: `refused: ${excerpt(result.failure)}` };
}

function user(content: string): AdapterRequest["messages"] {
  return [{ role: "user", content }];
}

function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function excerpt(text: string): string {
  const line = JSON.stringify(text.replace(/\s+/g, " ").trim());
  return line.length <= 120 ? line : `${line.slice(0, 118)}…"`;
}
