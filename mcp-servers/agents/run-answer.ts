import { z } from "zod";
import { composeText, writeEnding } from "../answers/compose-text.ts";
import { fenceSpeech } from "../answers/fenced-speech.ts";
import type { ToolAnswer } from "../tool.ts";
import type { Entry, Item } from "./entry.ts";

/** Where a run stands; `interrupted`: nobody works on it and it has not ended. */
export const RunState = z.enum(["running", "waiting", "done", "partial", "failed", "interrupted"]);
export type RunState = z.infer<typeof RunState>;

const Core = z.object({
  run: z.string(),
  status: RunState,
  /** analysis, answer, translation or verification. */
  result: z.string(),
  transcript: z.string(),
  total: z.number().optional(),
  items: z.array(z.looseObject({})).optional().describe("times in seconds"),
  excerpt: z.string().optional().describe("their words"),
  next: z.string().optional(),
  cursor: z.string().optional(),
});

/**
 * What tools that run a graph answer with. Its schema stands in `tools/list` once a tool, so it names only what
 * programs go by; the other fields are those of `RunAnswer`.
 */
export const RunOutput = z.looseObject(Core.shape);

/** Facts of a run and one page of its result. Words of the recording and of models stand in `excerpt` alone. */
export interface RunAnswer extends z.infer<typeof Core> {
  readonly recipe?: string;
  readonly language?: string;
  /** Models that made the result. */
  readonly by?: string;
  /** How surely they read all of the recording. */
  readonly read?: string;
  readonly answered?: boolean;
  readonly confidence?: number;
  /** By kind: how many statements, or why there are none. */
  readonly sections?: Readonly<Record<string, string | number>>;
  readonly used?: string;
  readonly step?: string;
  /** Items of this page. */
  readonly shown?: number;
  readonly items?: Item[];
  readonly warning?: string;
}

/** The answer of a tool that runs a graph. */
export type RunToolAnswer = ToolAnswer<RunAnswer & Record<string, unknown>>;

/** The same facts twice: each as a line `name: value`, and as a field. */
export function writeRunAnswer(
  facts: Omit<RunAnswer, "items" | "excerpt">,
  entries: readonly Entry[],
): RunToolAnswer {
  const { warning, next, cursor, ...head } = facts;
  const excerpt = entries.length === 0 ? undefined : fenceSpeech(entries.flatMap(({ lines }) => lines));
  const structured = {
    ...head,
    ...(excerpt === undefined ? {} : { items: entries.map(({ item }) => item), excerpt }),
    ...(warning === undefined ? {} : { warning }),
    ...(next === undefined ? {} : { next }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${spell(value)}`);
  return { text: composeText([...lines, excerpt, ...writeEnding({ warning, next })]), structured };
}

function spell(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, one]) => `${name} ${String(one)}`)
    .join(", ");
}
