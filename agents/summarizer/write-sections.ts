import type { OnrecordError } from "../../errors.ts";
import type { ReadCoverage } from "../../models/model.ts";
import type { Segment } from "../../transcript/schema.ts";
import { toAnswerFailure } from "../answer-failure.ts";
import { type AnswerBounds, lineIdBounds, seenLineBounds } from "../answer-schema.ts";
import { type Asker, askModel } from "../ask-model.ts";
import { estimateTokens, promptTokensOf } from "../context-fit.ts";
import type { SectionDraft } from "../draft.ts";
import type { Prompt } from "../prompt-text.ts";
import type { Recording } from "../recording.ts";
import { halvePart, type Part } from "../split-parts.ts";
import { bothFramings, factsOfPart, planReading, tokensOf } from "./plan-reading.ts";
import { type Fact, type Framing, showFact, summarizerPrompt } from "./prompt.ts";
import { readAnswer } from "./read-answer.ts";
import { joinReadings, type PartPlan, type PartReading, readPart } from "./read-parts.ts";
import {
  type ReadingCoverage,
  SummarizerAnswer,
  type SummarizerInput,
  type SummarizerOutput,
  WrittenAnswer,
} from "./schema.ts";

/**
 * Has a model write sections from the whole recording: in one call where its lines fit, else from facts of its
 * parts. Says which stretches it could not be made to read.
 */
export async function writeSections(
  input: SummarizerInput,
  recording: Recording,
  asker: Asker,
): Promise<SummarizerOutput> {
  const { segments } = recording.transcript;
  const reading = planReading(input, recording.transcript, asker.model);
  if (reading.how === "parts")
    return await writeFromParts(input, recording, { asker, parts: reading.parts, framings: bothFramings });
  const written = await writeWhole(input, recording, { asker, prompts: reading.prompts });
  if (written.output !== undefined) return written.output;
  const whole = { first: 0, last: segments.length - 1 };
  const halves = halvePart(whole);
  const parts = halves.length === 0 ? [whole] : halves;
  return await writeFromParts(input, recording, { asker, parts, framings: ["usual"], error: written.error });
}

interface WholeWork {
  readonly asker: Asker;
  readonly prompts: readonly Prompt[];
}

async function writeWhole(
  input: SummarizerInput,
  recording: Recording,
  { asker, prompts }: WholeWork,
): Promise<{ readonly output?: SummarizerOutput; readonly error?: OnrecordError | undefined }> {
  const { segments } = recording.transcript;
  const sent = new Set(segments.map(({ id }) => id));
  let error: OnrecordError | undefined;
  for (const prompt of prompts) {
    try {
      const { value, coverage } = await askModel(asker, {
        prompt,
        answer: SummarizerAnswer,
        bounds: { ...seenLineBounds, ...boundsOf(input) },
        purpose: purposeOf(input),
        lines: { first: segments[0]?.id ?? "", last: segments.at(-1)?.id ?? "" },
      });
      const sections = readAnswer(value, input.sections, { recording, sent });
      if (sections.some(({ drafts, note }) => drafts.length > 0 || note?.includes("left out") === true))
        return { output: { sections, coverage: { read: worstOf([coverage]), unread: [] } } };
    } catch (cause) {
      error = toAnswerFailure(cause);
    }
  }
  return { error };
}

interface PartsWork {
  readonly asker: Asker;
  readonly parts: readonly Part[];
  readonly framings: readonly Framing[];
  /** Why the recording could not be read in one call, if that failed. */
  readonly error?: OnrecordError | undefined;
}

async function writeFromParts(
  input: SummarizerInput,
  recording: Recording,
  work: PartsWork,
): Promise<SummarizerOutput> {
  const { asker, parts, framings } = work;
  const limit = factsOfPart(asker.model, parts.length);
  const plan: PartPlan = { limit, framings, halves: framings.length > 1 ? "split" : "whole" };
  const readings: PartReading[] = [];
  for (const part of parts) readings.push(await readPart(asker, recording, { part, plan }));
  const reading = joinReadings(readings);
  const coverage = toCoverage(reading, recording.transcript.segments);
  const task = tokensOf(summarizerPrompt({ kind: "facts", facts: [] }, input, "again"));
  const facts = fitFacts(
    readings.map((part) => part.facts),
    promptTokensOf(asker.model) - task,
  );
  if (facts.length === 0) {
    const error = reading.error ?? work.error;
    if (error !== undefined) throw error;
    return {
      sections: readAnswer({ sections: [] }, input.sections, { recording, sent: new Set() }),
      coverage,
    };
  }
  return { sections: await writeFromFacts(input, recording, { asker, facts }), coverage };
}

async function writeFromFacts(
  input: SummarizerInput,
  recording: Recording,
  { asker, facts }: { readonly asker: Asker; readonly facts: readonly Fact[] },
): Promise<SectionDraft[]> {
  const sent = new Set(facts.flatMap(({ segments }) => segments.map(({ id }) => id)));
  const ask = async (framing: Framing): Promise<SectionDraft[]> => {
    const prompt = summarizerPrompt({ kind: "facts", facts }, input, framing);
    const { value } = await askModel(asker, {
      prompt,
      answer: WrittenAnswer,
      bounds: boundsOf(input),
      purpose: purposeOf(input),
    });
    return readAnswer(value, input.sections, { recording, sent });
  };
  const sections = await ask("usual");
  return sections.some(({ drafts }) => drafts.length > 0) ? sections : await ask("again");
}

/** Each section once, none with more statements than the one that may have most. */
function boundsOf({ sections }: SummarizerInput): AnswerBounds {
  const kinds = sections.map(({ kind }) => kind);
  return {
    sections: { least: 1, most: kinds.length },
    kind: { pattern: `^(${kinds.join("|")})$` },
    statements: { most: Math.max(...sections.map(({ limit }) => limit)) },
    segments: lineIdBounds(1),
  };
}

function purposeOf(input: SummarizerInput): string {
  return `summarize:${input.sections.map((section) => section.kind).join("+")}`;
}

/** Facts of all parts in order that fit into `room` tokens: the fullest part gives up its last one first. */
function fitFacts(parts: readonly (readonly Fact[])[], room: number): Fact[] {
  const kept = parts.map((facts) => facts.map((fact) => ({ fact, cost: estimateTokens(showFact(fact)) })));
  const costOf = (): number => kept.flat().reduce((sum, { cost }) => sum + cost, 0);
  while (costOf() > room) {
    const fullest = kept.reduce((most, part) => (part.length > most.length ? part : most), kept[0] ?? []);
    if (kept.flat().length <= 1) break;
    fullest.pop();
  }
  return kept.flatMap((part) => part.map(({ fact }) => fact));
}

function toCoverage(reading: PartReading, segments: readonly Segment[]): ReadingCoverage {
  return {
    read: worstOf(reading.coverage),
    unread: reading.unread.map(({ first, last }): [string, string] => [
      segments[first]?.id ?? "",
      segments[last]?.id ?? "",
    ]),
  };
}

/** The least sure of several; a model that tells nothing of its reading has `likely`, none at all `no`. */
function worstOf(coverage: readonly (ReadCoverage | undefined)[]): ReadCoverage {
  if (coverage.length === 0 || coverage.includes("no")) return "no";
  return coverage.every((one) => one === "proven") ? "proven" : "likely";
}
