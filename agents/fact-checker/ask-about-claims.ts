import { type ClaimCheck, findEvidence } from "../../grounding/index.ts";
import type { Transcript } from "../../transcript/schema.ts";
import { lineIdBounds } from "../answer-schema.ts";
import { type Asker, askModel } from "../ask-model.ts";
import type { CascadeItem, TierResult } from "../cascade.ts";
import { estimateTokens, promptTokensOf } from "../context-fit.ts";
import { askInBatches } from "../in-batches.ts";
import { linesOfEvidence, plainSegments } from "../line-ids.ts";
import { toNumberedLines } from "../numbered-lines.ts";
import type { Recording } from "../recording.ts";
import { checkBuiltin } from "./check-builtin.ts";
import { mergeVerdict } from "./merge-verdict.ts";
import { type ClaimLines, factCheckerPrompt } from "./prompt.ts";
import { type ClaimInput, FactCheckerAnswer } from "./schema.ts";

/** Claims of one call: more, and small models mix them up. */
export const claimsPerCall = 4;
/** Passages looked up for a claim besides the built-in engine's own, and lines of each side shown at most. */
const passages = 3;
const mostLines = 16;
/** Tokens of the task, about. */
const taskTokens = 600;
/** Tokens that the judgement of one claim may have: a reason of a sentence and its ids. */
const tokensPerClaim = 300;

interface Prepared {
  readonly input: ClaimInput;
  readonly base: ClaimCheck;
  readonly lines: readonly number[];
  readonly against: readonly number[];
}

/** Has a model judge claims in small batches, each with its lines for and against; one result a claim, in order. */
export async function askAboutClaims(
  asker: Asker,
  recording: Recording,
  items: readonly CascadeItem<ClaimInput, ClaimCheck>[],
): Promise<readonly TierResult<ClaimCheck>[]> {
  const prepared = items.map(({ item }) => prepare(recording, item));
  const budget = promptTokensOf(asker.model) - taskTokens;
  const costOf = ({ lines, against }: Prepared): number =>
    estimateTokens(toNumberedLines(plainSegments(recording.transcript, [...lines, ...against])));
  return await askInBatches({
    items: prepared,
    size: claimsPerCall,
    fits: (batch) => batch.reduce((sum, item) => sum + costOf(item), 0) <= budget,
    ask: (batch) => askBatch(asker, recording, batch),
  });
}

function prepare(recording: Recording, input: ClaimInput): Prepared {
  const { transcript } = recording;
  const base = checkBuiltin(recording, input);
  const { speaker } = input.claim;
  const found = findEvidence(recording.evidence(), input.translation ?? input.claim.text, {
    limit: passages,
    ...(speaker === undefined ? {} : { speaker }),
  });
  const evidence = [...base.evidence, ...found.map((one) => one.evidence)];
  const against = linesOfEvidence(transcript, base.counterEvidence).slice(0, mostLines);
  const lines = linesOfEvidence(transcript, evidence.slice(0, passages + 1));
  return { input, base, lines: lines.filter((line) => !against.includes(line)).slice(0, mostLines), against };
}

async function askBatch(
  asker: Asker,
  recording: Recording,
  batch: readonly Prepared[],
): Promise<readonly TierResult<ClaimCheck>[]> {
  const { transcript } = recording;
  const all = new Set(batch.flatMap(({ lines, against }) => [...lines, ...against]));
  const segments = plainSegments(
    transcript,
    [...all].sort((a, b) => a - b),
  );
  const sent = new Set(segments.map(({ id }) => id));
  const claims = batch.map((item, index) => toClaimLines(transcript, item, { sent, id: `c${index + 1}` }));
  const { value } = await askModel(asker, {
    prompt: factCheckerPrompt(segments, claims),
    answer: FactCheckerAnswer,
    bounds: {
      checks: { least: batch.length, most: batch.length },
      claim: { pattern: `^c[1-${batch.length}]$` },
      for: lineIdBounds(0),
      against: lineIdBounds(0),
    },
    purpose: `check:claims:${batch.length}`,
    mostTokens: batch.length * tokensPerClaim,
  });
  return batch.map(({ input, base }, index) => {
    const said = value.checks.find(({ claim }) => isNamed(claim, claims[index]));
    if (said === undefined) return { failure: "it gave no verdict on this claim." };
    return { result: mergeVerdict(recording, { input, base, said, sent, spec: asker.model.spec }) };
  });
}

/** Small models write the claim itself where its id is asked for. */
function isNamed(named: string, claim: ClaimLines | undefined): boolean {
  const text = named.trim().toLowerCase();
  return text === claim?.id || text === claim?.text.trim().toLowerCase();
}

function toClaimLines(
  transcript: Transcript,
  { input, lines, against }: Prepared,
  { sent, id }: { readonly sent: ReadonlySet<string>; readonly id: string },
): ClaimLines {
  const idsOf = (indexes: readonly number[]): string[] =>
    indexes.flatMap((index) => transcript.segments[index]?.id ?? []).filter((line) => sent.has(line));
  return {
    id,
    text: (input.translation ?? input.claim.text).replace(/\s+/g, " "),
    speaker: input.claim.speaker,
    for: idsOf(lines),
    against: idsOf(against),
  };
}
