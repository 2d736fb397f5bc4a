import type { Verification, VerifiedItem } from "../../agents/verification.ts";
import type { ClaimVerdict, Evidence, QuoteVerdict } from "../../grounding/schema.ts";
import type { Transcript } from "../../transcript/schema.ts";
import { makeAnalysis } from "./sample-analysis.ts";
import { evidenceFor, makeTranscript } from "./sample-transcript.ts";

/** One checked quote of an article. */
export function makeQuoteItem(
  id: string,
  text: string,
  options: {
    readonly verdict: QuoteVerdict;
    readonly evidence: readonly Evidence[];
    readonly speaker?: string;
    readonly section?: string;
    readonly translation?: { readonly text: string; readonly by: string };
    readonly check?: Partial<Extract<VerifiedItem, { kind: "quote" }>["check"]>;
  },
): VerifiedItem {
  const { verdict, evidence, speaker, section, translation } = options;
  const rest = 0.02;
  return {
    kind: "quote",
    id,
    ...(section === undefined ? {} : { section }),
    ...(translation === undefined ? {} : { translation }),
    check: {
      quote: { text, ...(speaker === undefined ? {} : { speaker }) },
      verdict,
      changes: [],
      places: evidence.length === 0 ? [] : [{ parts: [...evidence] }],
      evidence: [...evidence],
      scores: {
        said: rest,
        altered: rest,
        misattributed: rest,
        not_said: rest,
        uncertain: rest,
        [verdict]: 0.92,
      },
      confidence: 0.92,
      flags: [],
      ...options.check,
    },
  };
}

/** One checked claim of an article. */
export function makeClaimItem(
  id: string,
  text: string,
  options: {
    readonly verdict: ClaimVerdict;
    readonly evidence?: readonly Evidence[];
    readonly against?: readonly Evidence[];
    readonly section?: string;
    readonly check?: Partial<Extract<VerifiedItem, { kind: "claim" }>["check"]>;
  },
): VerifiedItem {
  const { verdict, section } = options;
  const rest = 0.05;
  return {
    kind: "claim",
    id,
    ...(section === undefined ? {} : { section }),
    check: {
      claim: { text },
      verdict,
      evidence: [...(options.evidence ?? [])],
      counterEvidence: [...(options.against ?? [])],
      changes: [],
      scores: {
        supported: rest,
        overstated: rest,
        contradicted: rest,
        not_in_source: rest,
        uncertain: rest,
        [verdict]: 0.8,
      },
      confidence: 0.8,
      flags: [],
      checkedBy: ["builtin"],
      ...options.check,
    },
  };
}

/** An article about the sample meeting with every verdict once. */
export function makeVerification(transcript: Transcript = makeTranscript()): Verification {
  const cut = (words: string) => evidenceFor(transcript, words);
  const lead = { section: "Trains in trouble" };
  const rest = { section: "What comes next" };
  return {
    schema: "onrecord/verification@1",
    transcript: makeAnalysis(transcript).transcript,
    article: {
      uri: "articles/trains.md",
      sha256: "a7".repeat(32),
      title: "Sleeper trains in trouble",
      language: "en",
      text: "# Trains in trouble\n\nAn article about the meeting.",
    },
    status: "complete",
    items: [
      makeQuoteItem("q01", "It ran 40 nights late out of 90.", {
        ...lead,
        verdict: "altered",
        speaker: "Ines Falk",
        evidence: [cut("it ran 14 nights late out of 90")],
        check: { changes: [{ kind: "number", spoken: "14", quoted: "40" }] },
      }),
      makeQuoteItem("q02", "I would not add a second locomotive just yet.", {
        ...lead,
        verdict: "misattributed",
        speaker: "Oona Vint",
        evidence: [cut("I would not add a second locomotive just yet.")],
        check: { flags: ["speaker_mismatch"] },
      }),
      makeQuoteItem("q03", "We are out of money.", { ...lead, verdict: "not_said", evidence: [] }),
      makeQuoteItem("q04", "Maybe we should.", {
        ...lead,
        verdict: "uncertain",
        evidence: [cut("maybe we should")],
        check: { flags: ["too_short"], note: "Listen to 01:34–01:41." },
      }),
      makeQuoteItem("q05", "they see the snow before we do", {
        ...lead,
        verdict: "said",
        evidence: [cut("they see the snow before we do")],
        check: { form: "verbatim" },
      }),
      makeClaimItem("c01", "In December the beds sold better than in November.", {
        ...rest,
        verdict: "supported",
        evidence: [cut("We sold 61 percent of the beds in November and 88 percent in December.")],
      }),
      makeClaimItem("c02", "The old bogies can last ten years.", {
        ...rest,
        verdict: "contradicted",
        evidence: [],
        against: [cut("I was wrong about that, the inspectors give them four years.")],
        check: { flags: ["taken_back"], changes: [{ kind: "number", spoken: "four", quoted: "ten" }] },
      }),
      makeClaimItem("c03", "The drivers went on strike.", { ...rest, verdict: "not_in_source" }),
      makeClaimItem("c04", "The galley gets bigger.", {
        ...rest,
        verdict: "uncertain",
        evidence: [cut("The cooks want a bigger galley, and I think they are right.")],
      }),
    ],
    notes: [],
    produced: [{ agent: "quote-verifier", model: "builtin", promptVersion: "" }],
  };
}
