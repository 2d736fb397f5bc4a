import { checkClaim, findEvidence, type QuoteCheck } from "../../grounding/index.ts";
import { lineIdBounds } from "../answer-schema.ts";
import { type Asker, askModel } from "../ask-model.ts";
import type { CascadeItem, TierResult } from "../cascade.ts";
import { estimateTokens, promptTokensOf } from "../context-fit.ts";
import { askInBatches } from "../in-batches.ts";
import { evidenceOfLines, linesOfEvidence, plainSegments, readLineIds } from "../line-ids.ts";
import { toNumberedLines } from "../numbered-lines.ts";
import { readReason } from "../read-reason.ts";
import type { Recording } from "../recording.ts";
import { askForTranslations } from "../translator/ask-for-translations.ts";
import { checkBuiltin, foreignLanguage, isUnclear } from "./check-builtin.ts";
import { quoteVerifierPrompt } from "./prompt.ts";
import { type QuoteInput, QuoteVerifierAnswer } from "./schema.ts";

/** Quotes of one call, passages looked up for each, and lines shown around each. */
export const quotesPerCall = 6;
const passages = 4;
const linesAround = 1;
/** Characters up to which the whole recording is shown. */
const shortRecording = 8_000;
/** Tokens of the task, about. */
const taskTokens = 500;
/** Tokens that the answer on one quote may have: a reason of a sentence and its ids. */
const tokensPerQuote = 250;

interface Unclear {
  readonly input: QuoteInput;
  readonly check: QuoteCheck;
}

/**
 * Has a model help with quotes that the engine is unsure of. Quotes in another language are translated first, by
 * a call that sees no line of the recording, so that neither it nor anyone who spoke can fit a translation to a line;
 * then the engine checks again. For what stays unclear the model proposes passages, which only the note tells of.
 */
export async function askAboutQuotes(
  asker: Asker,
  recording: Recording,
  items: readonly CascadeItem<QuoteInput, QuoteCheck>[],
): Promise<readonly TierResult<QuoteCheck>[]> {
  const inputs = items.map(({ item }) => item);
  const translated = await translateBlind(asker, recording, inputs);
  const unclear = inputs.map((input, index) => recheck(recording, input, translated.get(index)));
  const open = [...unclear.keys()].filter((index) => {
    const found = unclear[index];
    return found !== undefined && isUnclear(recording, found.check, found.input);
  });
  const proposed = await askInBatches({
    items: open.flatMap((index) => unclear[index] ?? []),
    size: quotesPerCall,
    fits: (batch) =>
      tokensOf(recording, linesFor(recording, batch)) <= promptTokensOf(asker.model) - taskTokens,
    ask: (batch) => propose(asker, recording, batch),
  });
  return unclear.map(({ check }, index) => proposed[open.indexOf(index)] ?? { result: check });
}

/** Translations by index of those quotes in another language that came without one; those that fail are left out. */
async function translateBlind(
  asker: Asker,
  recording: Recording,
  inputs: readonly QuoteInput[],
): Promise<ReadonlyMap<number, string>> {
  const to = recording.transcript.language ?? "en";
  const found = new Map<number, string>();
  const languages = inputs.map((input) =>
    input.translation === undefined ? foreignLanguage(recording, input) : undefined,
  );
  for (const from of [...new Set(languages)].sort()) {
    if (from === undefined) continue;
    const indexes = [...inputs.keys()].filter((index) => languages[index] === from);
    const texts = indexes.map((index) => inputs[index]?.quote.text ?? "");
    const rows = await askForTranslations(asker, texts, { from, to, glossary: [] });
    for (const [at, index] of indexes.entries()) {
      const text = rows[at]?.result?.text;
      if (text !== undefined) found.set(index, text);
    }
  }
  return found;
}

/**
 * The engine's check with the model's translation: it may settle what was uncertain where the quote's own figures,
 * names and cognates lean the same way, and never raises a `not_said`.
 */
function recheck(recording: Recording, input: QuoteInput, translation: string | undefined): Unclear {
  const check = checkBuiltin(recording, input);
  if (translation === undefined) return { input, check };
  const again = checkBuiltin(recording, { ...input, translation });
  const { said, altered, not_said: absent } = check.scores;
  const settles = check.verdict === "uncertain" && again.verdict !== "not_said" && said + altered >= absent;
  return { input: { ...input, translation }, check: settles ? again : check };
}

async function propose(
  asker: Asker,
  recording: Recording,
  batch: readonly Unclear[],
): Promise<readonly TierResult<QuoteCheck>[]> {
  const segments = plainSegments(recording.transcript, linesFor(recording, batch));
  const sent = new Set(segments.map(({ id }) => id));
  const sought = batch.map(({ input }, index) => ({
    id: `q${index + 1}`,
    text: input.quote.text,
    speaker: input.quote.speaker,
  }));
  const { value } = await askModel(asker, {
    prompt: quoteVerifierPrompt(segments, sought),
    answer: QuoteVerifierAnswer,
    bounds: {
      quotes: { least: batch.length, most: batch.length },
      quote: { pattern: `^q[1-${batch.length}]$` },
      segments: lineIdBounds(0),
    },
    purpose: `check:quotes:${batch.length}`,
    mostTokens: batch.length * tokensPerQuote,
  });
  return batch.map((unclear, index) => {
    const said = value.quotes.find(({ quote }) => quote.trim().toLowerCase() === `q${index + 1}`);
    if (said === undefined) return { failure: "it said nothing of this quote." };
    return { result: withProposal(recording, unclear, { said, sent, spec: asker.model.spec }) };
  });
}

interface Proposal {
  readonly said: QuoteVerifierAnswer["quotes"][number];
  readonly sent: ReadonlySet<string>;
  readonly spec: string;
}

/** The check as it is, with a note of where the model would look; the verdict, the places and the scores stay. */
function withProposal(
  recording: Recording,
  { input, check }: Unclear,
  { said, sent, spec }: Proposal,
): QuoteCheck {
  const { transcript } = recording;
  const evidence = evidenceOfLines(transcript, readLineIds(said.segments, transcript, sent));
  const known = check.note === undefined ? "" : `${check.note} `;
  if (evidence.length === 0) return { ...check, note: `${known}${spec} found no passage for it.` };
  const source = [input.quote.text, input.translation ?? "", ...evidence.map(({ text }) => text)].join("\n");
  const reason = readReason(recording.evidence(), said.reason, source);
  const places = evidence.map(({ segments: [first, last] }) => (first === last ? first : `${first}-${last}`));
  const why = reason === undefined ? "" : ` (${reason})`;
  return {
    ...check,
    note: `${known}${spec} proposes ${places.join(", ")}${why}; the verdict is the engine's.`,
  };
}

/** All lines of a short recording, else those around what the engine finds nearest to each quote. */
function linesFor(recording: Recording, batch: readonly Unclear[]): number[] {
  const { transcript } = recording;
  const all = [...transcript.segments.keys()];
  if (transcript.text.length <= shortRecording) return all;
  const lines = new Set<number>();
  for (const { input, check } of batch) {
    const { quote, translation } = input;
    const found =
      translation === undefined && foreignLanguage(recording, input) !== undefined
        ? checkClaim(recording.evidence(), quote).evidence
        : findEvidence(recording.evidence(), translation ?? quote.text, { limit: passages }).map(
            ({ evidence }) => evidence,
          );
    const places = check.places.slice(0, passages).flatMap(({ parts }) => parts);
    for (const line of linesOfEvidence(transcript, [...places, ...found])) {
      for (let at = line - linesAround; at <= line + linesAround; at += 1) lines.add(at);
    }
  }
  return [...lines].filter((line) => line >= 0 && line < transcript.segments.length).sort((a, b) => a - b);
}

function tokensOf(recording: Recording, lines: readonly number[]): number {
  return estimateTokens(toNumberedLines(plainSegments(recording.transcript, lines)));
}
