import type { ClaimCheck, ClaimVerdict } from "../../grounding/index.ts";
import { evidenceOfLines, readLineIds } from "../line-ids.ts";
import { readReason } from "../read-reason.ts";
import { recheckSupport } from "../recheck-support.ts";
import type { Recording } from "../recording.ts";
import { sharedTerms } from "../shared-terms.ts";
import type { ClaimInput, FactCheckerAnswer } from "./schema.ts";

/** What a model said of one claim, and what it was shown. */
export interface Judged {
  readonly input: ClaimInput;
  /** The built-in engine's own check. */
  readonly base: ClaimCheck;
  readonly said: FactCheckerAnswer["checks"][number];
  /** Ids of the lines in the prompt. */
  readonly sent: ReadonlySet<string>;
  /** Spec of the model. */
  readonly spec: string;
}

/** What a model's word weighs beside the built-in scores; over one half, so that its verdict leads. */
const modelWeight = 0.6;
/** Built-in support under which no model's word counts: 30 of the 32 development claims there are not supported. */
const leastSupport = 0.2;
/** Built-in confidence of a supported claim: 42 of the 47 development claims from here are supported. */
const sureSupport = 0.75;
/** Built-in confidence that only a rule gives. */
const ruleConfidence = 0.75;
const decisive: readonly string[] = ["number", "name", "negation"];

/** Whether a rule of the built-in engine decided against a claim: figure, name, speaker, negation or correction. */
export function isHardFinding(check: ClaimCheck): boolean {
  if (check.verdict === "supported") return false;
  const byRule = check.verdict === "contradicted" && check.confidence >= ruleConfidence;
  return byRule || check.changes.some(({ kind }) => decisive.includes(kind));
}

/** Whether the built-in engine's check leaves room for a model's word that the claim is supported. */
export function maySupport(base: ClaimCheck): boolean {
  return !isHardFinding(base) && base.scores.supported >= leastSupport;
}

/**
 * A claim's check by a model, held to what code can check: it cannot call supported what a rule decided against, nor
 * what the lines that it cites do not bear out; ids that were not sent are dropped, and evidence is cut from the
 * transcript.
 */
export function mergeVerdict(recording: Recording, judged: Judged): ClaimCheck {
  const { base, said, sent, spec, input } = judged;
  const { transcript } = recording;
  const lines = readLineIds(said.for, transcript, sent);
  const against = readLineIds(said.against, transcript, sent);
  const checkedBy = [...base.checkedBy, spec];
  if (said.verdict === "supported" && isHardFinding(base)) {
    const note = `${base.note ?? ""} ${spec} would call it supported; the rule stands.`.trim();
    return { ...base, checkedBy, note };
  }
  const text = input.translation ?? input.claim.text;
  const fault = findFault(recording, base, { verdict: said.verdict, text, lines, against });
  const verdict = fault === undefined ? said.verdict : "uncertain";
  const scores = blend(base.scores, verdict);
  const evidence = evidenceOfLines(transcript, lines);
  const counter = evidenceOfLines(transcript, against);
  const source = [text, ...evidence, ...counter].map((part) => (typeof part === "string" ? part : part.text));
  const reason = readReason(recording.evidence(), said.reason, source.join("\n"));
  return {
    ...base,
    verdict,
    evidence: evidence.length > 0 ? evidence : base.evidence,
    counterEvidence: counter.length > 0 ? counter : base.counterEvidence,
    scores,
    confidence: scores[verdict],
    checkedBy,
    note: toNote(judged, fault, reason),
  };
}

interface Finding {
  readonly verdict: ClaimVerdict;
  readonly text: string;
  readonly lines: readonly number[];
  readonly against: readonly number[];
}

function findFault(recording: Recording, base: ClaimCheck, found: Finding): string | undefined {
  switch (found.verdict) {
    case "supported":
      if (base.scores.supported < leastSupport) return "next to nothing of it stands in the recording";
      return recheckSupport(recording, found.text, found.lines);
    case "contradicted":
      return findContradictionFault(recording, base, found);
    case "overstated":
      return found.against.length + found.lines.length === 0 ? "it names no line" : undefined;
    case "not_in_source":
    case "uncertain":
      return undefined;
    default:
      return found.verdict satisfies never;
  }
}

/** A small model calls what was said word for word contradicted, with the line that says it among those it names. */
function findContradictionFault(recording: Recording, base: ClaimCheck, found: Finding): string | undefined {
  if (found.against.length === 0) return "it names no line that says otherwise";
  if (base.verdict !== "supported") return undefined;
  const { segments } = recording.transcript;
  const named = [...new Set([...found.lines, ...found.against])].sort((a, b) => a - b);
  const words = named.map((line) => segments[line]?.text ?? "").join("\n");
  const isSure = base.confidence >= sureSupport || sharedTerms(recording.evidence(), found.text, words) === 1;
  return isSure && recheckSupport(recording, found.text, named) === undefined
    ? "the lines that it names bear the claim out"
    : undefined;
}

function blend(base: ClaimCheck["scores"], verdict: ClaimVerdict): ClaimCheck["scores"] {
  const share = (of: ClaimVerdict): number =>
    (1 - modelWeight) * base[of] + (of === verdict ? modelWeight : 0);
  return {
    supported: share("supported"),
    overstated: share("overstated"),
    contradicted: share("contradicted"),
    not_in_source: share("not_in_source"),
    uncertain: share("uncertain"),
  };
}

function toNote({ spec, said }: Judged, fault: string | undefined, reason: string | undefined): string {
  if (fault !== undefined) return `${spec} would call it ${said.verdict.replaceAll("_", " ")}, but ${fault}.`;
  return reason === undefined ? `Judged by ${spec}.` : `Judged by ${spec}: ${reason}`;
}
