import type { Analysis } from "../../agents/analysis.ts";
import type { Statement, StatementCheck } from "../../agents/statement.ts";
import type { Transcript } from "../../transcript/schema.ts";
import { evidenceFor, makeTranscript } from "./sample-transcript.ts";

/** A check with what a test does not care about filled in. */
export function makeCheck(
  kind: "quote" | "claim",
  verdict: StatementCheck["verdict"],
  more: Partial<StatementCheck> = {},
): StatementCheck {
  return {
    kind,
    verdict,
    confidence: 0.93,
    changes: [],
    counterEvidence: [],
    flags: [],
    checkedBy: [],
    ...more,
  };
}

/** A statement with what a test does not care about filled in. */
export function makeStatement(more: Partial<Statement> & Pick<Statement, "id" | "text">): Statement {
  return {
    section: "ideas",
    language: "en",
    evidence: [],
    check: makeCheck("claim", "supported"),
    model: "builtin",
    ...more,
  };
}

/** An analysis of the sample meeting with every state a section and a statement can be in. */
export function makeAnalysis(transcript: Transcript = makeTranscript()): Analysis {
  const cut = (words: string) => evidenceFor(transcript, words);
  const late = cut("it ran 14 nights late out of 90, which is, um, which is a lot.");
  return {
    schema: "onrecord/analysis@1",
    transcript: {
      id: transcript.id,
      sha256: transcript.sha256,
      readerVersion: "1",
      title: "Night trains: the spring meeting",
      language: "en",
      segments: transcript.segments.length,
      uri: transcript.source.uri,
    },
    recipe: "wisdom",
    language: "en",
    status: "partial",
    sections: [
      {
        kind: "summary",
        title: "Summary",
        status: "ok",
        statements: [
          makeStatement({
            id: "summary-01",
            section: "summary",
            paragraph: 0,
            text: "The Trieste sleeper was late on 14 of 90 nights last winter.",
            evidence: [late],
          }),
          makeStatement({
            id: "summary-02",
            section: "summary",
            paragraph: 0,
            text: "New bogies will surely be ordered this spring.",
            evidence: [cut("Then we order new ones this spring, agreed?")],
            check: makeCheck("claim", "overstated", {
              confidence: 0.71,
              changes: [{ kind: "modality", spoken: "only after the bank has answered", quoted: "surely" }],
              counterEvidence: [cut("Agreed, but only after the bank has answered.")],
              flags: ["question"],
            }),
          }),
        ],
      },
      {
        kind: "quotes",
        title: "Quotes",
        status: "ok",
        statements: [
          makeStatement({
            id: "quotes-01",
            section: "quotes",
            text: "I was wrong about that, the inspectors give them four years.",
            speaker: "Tomasz Rye",
            evidence: [cut("I was wrong about that, the inspectors give them four years.")],
            check: makeCheck("quote", "said", { form: "verbatim" }),
          }),
          makeStatement({
            id: "quotes-02",
            section: "quotes",
            text: "It ran 14 nights late out of 90, which is a lot.",
            speaker: "Ines Falk",
            evidence: [late],
            check: makeCheck("quote", "said", { form: "cleaned" }),
          }),
        ],
      },
      { kind: "insights", title: "Insights", status: "needs_model", statements: [] },
      {
        kind: "references",
        title: "References",
        status: "failed",
        note: "The agent did not answer in 30 s.",
        statements: [],
      },
      { kind: "habits", title: "Habits", status: "empty", statements: [] },
    ],
    chapters: [
      {
        title: "The sleeper to Trieste",
        segments: ["s0001", "s0006"],
        span: { start: 0, end: 200 },
        start: 0,
      },
      {
        title: "Bogies and the bank",
        segments: ["s0007", "s0014"],
        span: { start: 201, end: 700 },
        start: 43.5,
      },
    ],
    coverage: {
      read: "likely",
      segments: transcript.segments.length,
      citedSegments: 4,
      citedShare: 0.28,
      unread: [cut("Nobody has asked the drivers what they think of the new timetable.")],
    },
    dropped: [
      {
        statement: makeStatement({
          id: "ideas-09",
          text: "The galley will be doubled.",
          check: makeCheck("claim", "not_in_source"),
        }),
        reason: "No line says so, also after one repair.",
      },
    ],
    notes: ["Built-in engine only: sentences are taken from the recording, none is written anew."],
    produced: [
      { agent: "summarizer", model: "builtin", promptVersion: "" },
      { agent: "fact-checker", model: "builtin", promptVersion: "" },
      { agent: "quote-verifier", model: "builtin", promptVersion: "2" },
    ],
  };
}
