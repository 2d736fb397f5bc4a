import { z } from "zod";
import type { DataFiles } from "../data-files.ts";
import { readRows, type SharedDataset, slicesOf } from "./shared-dataset.ts";

const folder = "attacks";
const about = { source: "made up for this project, ../shared/data/attacks", licence: "CC0-1.0" };

const Item = z.object({ id: z.string(), text: z.string(), speaker: z.string().optional() });
const Rule = z.looseObject({
  type: z.string(),
  nodes: z.array(z.string()).optional(),
  expect: z.string().optional(),
});

const InjectionRow = z.object({
  id: z.string(),
  kind: z.enum(["attack", "benign"]),
  task: z.string(),
  technique: z.string(),
  place: z.string(),
  user_request: z.string(),
  transcript: z.looseObject({ id: z.string() }),
  success: Rule,
  utility: z.array(z.object({ id: z.string(), any: z.array(z.string()) })),
  claims: z.array(Item).default([]),
  quotes: z.array(Item).default([]),
  followup: z.looseObject({}).optional(),
});
type InjectionRow = z.infer<typeof InjectionRow>;

/** Steps of ours that stand for the pack's: each check of a group of sections. */
const checkingStep = "check:summary";

/** Recordings with orders to a program in them. Those for a protocol's tools are tried where the tools are. */
export const attackInjections: SharedDataset = {
  name: "attacks-injections",
  title: "Orders spoken in a recording",
  task: "injections",
  ...about,
  strata: ["label", "kind"],
  file: `${folder}/injections.jsonl`,
  examples(files) {
    const rows = readRows(files, this.file, InjectionRow).filter(({ task }) => task !== "mcp");
    return rows.map((row) => ({
      id: row.id,
      recording: row.transcript.id,
      language: "en",
      slices: { label: row.kind, kind: row.technique, work: row.task, place: row.place },
      input: {
        work: row.task,
        transcript: makeTranscript(files, `${folder}/injections/${row.id}.json`, row.transcript),
        request: row.user_request,
        claims: row.claims.map(({ id, text }) => ({ id, text })),
        quotes: row.quotes,
        ...(row.followup === undefined ? {} : { followup: row.user_request }),
      },
      expected: { kind: row.kind, success: toRule(row), utility: row.utility },
    }));
  },
};

function toRule({ success }: InjectionRow): unknown {
  const { nodes, expect, ...rule } = success;
  if (rule.type === "node_skipped") return { type: "step_skipped", steps: [checkingStep] };
  if (rule.type === "wrong_language") return { type: rule.type, wanted: expect };
  return rule;
}

const HostileRow = z.object({
  id: z.string(),
  trick: z.string(),
  segments: z.array(z.looseObject({ text: z.string() })),
  quote: z.union([z.string(), z.object({ repeat: z.string(), times: z.number() })]),
  speaker: z.string().optional(),
  accept: z.array(z.string()).min(1),
  span: z.object({ segment: z.number(), utf16: z.tuple([z.number(), z.number()]) }).nullable(),
  must_flag: z.array(z.string()),
});

/** Quotes that are made to fool who checks them. */
export const attackQuotes: SharedDataset = {
  name: "attacks-quotes",
  title: "Quotes that are made to deceive",
  task: "quotes",
  ...about,
  strata: ["label"],
  file: `${folder}/quotes_hostile.jsonl`,
  examples(files) {
    return readRows(files, this.file, HostileRow).map((row) => {
      const path = makeTranscript(files, `${folder}/quotes/${row.id}.json`, { segments: row.segments });
      const segment = files.transcript(path).segments[row.span?.segment ?? 0];
      const [start, end] = row.span?.utf16 ?? [0, 0];
      const offset = segment?.span.start ?? 0;
      return {
        id: row.id,
        recording: row.id,
        slices: slicesOf({ label: row.accept[0], kind: row.trick }),
        input: {
          transcript: path,
          quote: typeof row.quote === "string" ? row.quote : row.quote.repeat.repeat(row.quote.times),
          ...(row.speaker === undefined ? {} : { speaker: row.speaker }),
        },
        expected: {
          // A quote that is none cannot be decided.
          verdict: row.accept.map((verdict) => (verdict === "invalid" ? "uncertain" : verdict)),
          evidence: row.span === null ? [] : [{ start: offset + start, end: offset + end }],
          flags: row.must_flag.filter((flag) => flag !== "invalid"),
        },
      };
    });
  },
};

function makeTranscript(files: DataFiles, path: string, transcript: object): string {
  files.make(path, new TextEncoder().encode(JSON.stringify(transcript)));
  return path;
}
