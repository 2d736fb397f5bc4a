import type { OnrecordError } from "../../errors.ts";
import type { ReadCoverage } from "../../models/model.ts";
import { toAnswerFailure } from "../answer-failure.ts";
import { lineIdBounds, seenLineBounds } from "../answer-schema.ts";
import { cleanAnswerText, findMarkup, isBlank } from "../answer-text.ts";
import { type Asker, askModel } from "../ask-model.ts";
import { readLineIds } from "../line-ids.ts";
import type { Recording } from "../recording.ts";
import { halvePart, type Part } from "../split-parts.ts";
import { type Fact, type Framing, factsPrompt } from "./prompt.ts";
import { FactsAnswer } from "./schema.ts";

/** What was read of a stretch; `error` is the last failure that hindered it. */
export interface PartReading {
  readonly facts: readonly Fact[];
  readonly coverage: readonly (ReadCoverage | undefined)[];
  readonly unread: readonly Part[];
  readonly error?: OnrecordError;
}

/** How facts are asked for: at most `limit` a part, in these framings one after the other, then by halves or not. */
export interface PartPlan {
  readonly limit: number;
  readonly framings: readonly Framing[];
  readonly halves: "split" | "whole";
}

/** A part with fewer words may well hold nothing to note. */
const tellingWords = 30;
const longestFact = 400;
/** Tokens of an answer with no fact, and of its longest usual fact: a small model that repeats itself ends there. */
const answerTokens = 200;
const tokensPerFact = 100;

/**
 * Facts of one part with the lines they cite, in order. An empty answer is asked again in another framing, then by
 * halves; what still gives nothing is `unread`.
 */
export async function readPart(
  asker: Asker,
  recording: Recording,
  work: { readonly part: Part; readonly plan: PartPlan },
): Promise<PartReading> {
  const { part, plan } = work;
  let error: OnrecordError | undefined;
  for (const framing of plan.framings) {
    try {
      const found = await askFacts(asker, recording, { part, limit: plan.limit, framing });
      if (found.facts.length > 0 || isShort(recording, part)) return { ...found, unread: [] };
    } catch (cause) {
      error = toAnswerFailure(cause);
    }
  }
  const failed = error === undefined ? {} : { error };
  const halves = plan.halves === "split" ? halvePart(part) : [];
  if (halves.length === 0) return { facts: [], coverage: [], unread: [part], ...failed };
  const half: PartPlan = { limit: plan.limit, framings: ["usual"], halves: "whole" };
  const readings: PartReading[] = [];
  for (const next of halves) readings.push(await readPart(asker, recording, { part: next, plan: half }));
  return { ...failed, ...joinReadings(readings) };
}

/** Readings of stretches in order as one; neighbouring unread stretches are one. */
export function joinReadings(readings: readonly PartReading[]): PartReading {
  const unread: Part[] = [];
  for (const part of readings.flatMap((reading) => reading.unread)) {
    const before = unread.at(-1);
    if (before !== undefined && before.last + 1 === part.first)
      unread.splice(-1, 1, { first: before.first, last: part.last });
    else unread.push(part);
  }
  const error = readings.findLast((reading) => reading.error !== undefined)?.error;
  return {
    facts: readings.flatMap((reading) => reading.facts),
    coverage: readings.flatMap((reading) => reading.coverage),
    unread,
    ...(error === undefined ? {} : { error }),
  };
}

async function askFacts(
  asker: Asker,
  recording: Recording,
  asked: { readonly part: Part; readonly limit: number; readonly framing: Framing },
): Promise<Pick<PartReading, "facts" | "coverage">> {
  const { transcript } = recording;
  const segments = transcript.segments.slice(asked.part.first, asked.part.last + 1);
  const [first, last] = [segments[0]?.id ?? "", segments.at(-1)?.id ?? ""];
  const { value, coverage } = await askModel(asker, {
    prompt: factsPrompt(segments, asked.limit, asked.framing),
    answer: FactsAnswer,
    bounds: { ...seenLineBounds, facts: { most: asked.limit }, segments: lineIdBounds(1) },
    purpose: `summarize:facts:${first}-${last}`,
    lines: { first, last },
    mostTokens: answerTokens + asked.limit * tokensPerFact,
  });
  const sent = new Set(segments.map(({ id }) => id));
  const facts = value.facts.slice(0, asked.limit).flatMap((fact) => {
    const text = cleanAnswerText(fact.text);
    const lines = readLineIds(fact.segments, transcript, sent);
    if (
      isBlank(text) ||
      text.length > longestFact ||
      findMarkup(text, "") !== undefined ||
      lines.length === 0
    )
      return [];
    return [{ lines, text }];
  });
  facts.sort((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0));
  return {
    facts: facts.map(({ lines, text }) => ({
      text,
      segments: lines.flatMap((line) => transcript.segments[line] ?? []),
    })),
    coverage: [coverage],
  };
}

function isShort(recording: Recording, part: Part): boolean {
  const words = recording.transcript.segments
    .slice(part.first, part.last + 1)
    .reduce((sum, segment) => sum + segment.text.split(/\s+/).length, 0);
  return words < tellingWords;
}
