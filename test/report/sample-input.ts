import type { Analysis } from "../../agents/analysis.ts";
import type { Statement, StatementCheck } from "../../agents/statement.ts";
import type { Verification, VerifiedItem } from "../../agents/verification.ts";
import type { ClaimVerdict, Evidence, QuoteVerdict } from "../../grounding/schema.ts";
import type { Run } from "../../store/run.ts";
import type { Segment, Transcript } from "../../transcript/schema.ts";

/** A made-up meeting of a night-train company: speaker and words, one line each. */
export const spokenLines: readonly (readonly [string, string])[] = [
  ["Ines Falk", "Good morning, let us start with the sleeper to Trieste."],
  ["Ines Falk", "Last winter it ran 14 nights late out of 90, which is, um, which is a lot."],
  ["Tomasz Rye", "Most of that was the tunnel works, and those end in March."],
  ["Tomasz Rye", "So I would not add a second locomotive just yet."],
  ["Ines Falk", "The cooks want a bigger galley, and I think they are right."],
  ["Oona Vint", "A bigger galley costs us two compartments in every car."],
  ["Oona Vint", "We sold 61 percent of the beds in November and 88 percent in December."],
  ["Tomasz Rye", "I said last time that the old bogies could last ten years."],
  ["Tomasz Rye", "I was wrong about that, the inspectors give them four years."],
  ["Ines Falk", "Then we order new ones this spring, agreed?"],
  ["Oona Vint", "Agreed, but only after the bank has answered."],
  ["Ines Falk", "Oona writes to the bank by Friday."],
  ["Tomasz Rye", "Nobody has asked the drivers what they think of the new timetable."],
  ["Oona Vint", "Well, maybe we should, they see the snow before we do."],
];

const sha = "3f".repeat(32);
const isTimed = { step: 7.25 };

/** A transcript of lines; `step` seconds each, or without times when it is 0. */
export function makeTranscript(
  lines: readonly (readonly [string | undefined, string])[] = spokenLines,
  step: number = isTimed.step,
): Transcript {
  let at = 0;
  const segments = lines.map(([speaker, text], index): Segment => {
    const span = { start: at, end: at + text.length };
    at = span.end + 1;
    return {
      id: `s${String(index + 1).padStart(4, "0")}`,
      ...(step === 0 ? {} : { start: index * step, end: (index + 1) * step }),
      ...(speaker === undefined ? {} : { speaker }),
      text,
      span,
    };
  });
  const names = [...new Set(lines.flatMap(([speaker]) => (speaker === undefined ? [] : [speaker])))];
  return {
    id: "night-trains-3f3f3f3f",
    sha256: sha,
    readerVersion: "1",
    source: { uri: "meetings/night-trains.vtt", format: "vtt" },
    title: "Night trains: the spring meeting",
    language: "en",
    ...(step === 0 ? {} : { duration: lines.length * step }),
    speakers: names.map((name) => ({
      name,
      segments: lines.filter(([speaker]) => speaker === name).length,
    })),
    segments,
    events: [],
    warnings: [],
    text: lines.map(([, text]) => text).join("\n"),
  };
}

/** Evidence for words that stand in the transcript; throws when they do not. */
export function evidenceFor(transcript: Transcript, words: string): Evidence {
  const start = transcript.text.indexOf(words);
  if (start === -1) throw new Error(`Not spoken: ${words}`);
  const span = { start, end: start + words.length };
  const touched = transcript.segments.filter(
    (segment) => segment.span.start < span.end && segment.span.end > span.start,
  );
  const first = touched[0];
  const last = touched.at(-1);
  if (first === undefined || last === undefined) throw new Error(`In no segment: ${words}`);
  return {
    segments: [first.id, last.id],
    span,
    ...(first.start === undefined ? {} : { start: first.start }),
    ...(last.end === undefined ? {} : { end: last.end }),
    ...(first.speaker === undefined ? {} : { speaker: first.speaker }),
    text: words,
  };
}

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

/** A run of the sample analysis. */
export function makeRun(): Run {
  return {
    id: "01JXNIGHTTRAIN",
    graph: "analyze",
    transcript: { id: "night-trains-3f3f3f3f", sha256: sha },
    request: "b0".repeat(32),
    status: "partial",
    agents: [
      {
        agent: "summarizer",
        task: "summarize:summary",
        model: "builtin",
        promptVersion: "",
        status: "done",
        attempts: 1,
        usage: { calls: 0, inputTokens: 0, outputTokens: 0 },
        costUsd: 0,
        seconds: 0.0421,
      },
      {
        agent: "summarizer",
        task: "summarize:references",
        model: "ollama/qwen3:8b",
        promptVersion: "3",
        status: "failed",
        attempts: 3,
        usage: { calls: 3, inputTokens: 9120, outputTokens: 44 },
        costUsd: null,
        seconds: 30,
        error: { code: "timeout", message: "The agent did not answer in 30 s." },
      },
    ],
    warnings: [],
    startedAt: "2031-02-03T04:05:06.789Z",
    finishedAt: "2031-02-03T04:05:39.289Z",
  };
}

const subjects = [
  "The depot",
  "Our timetable",
  "The night crew",
  "A spare axle",
  "The heating",
  "Every ticket",
];
const verbs = ["costs", "needs", "saves", "doubles", "delays", "explains"];
const objects = [
  "eleven days",
  "half the budget",
  "the first car",
  "a longer stop",
  "most complaints",
  "two mechanics",
];

/** A long recording and an analysis with many statements, for size, speed and looks. */
export function makeLongInput(
  segments: number,
  statements: number,
): { transcript: Transcript; analysis: Analysis } {
  const pick = (list: readonly string[], at: number) => list[at % list.length] ?? "";
  const lines = Array.from({ length: segments }, (_, n): [string, string] => [
    pick(["Ines Falk", "Tomasz Rye", "Oona Vint"], Math.floor(n / 9)),
    `${pick(subjects, n)} ${pick(verbs, Math.floor(n / 6))} ${pick(objects, Math.floor(n / 5))}, as item ${n} says`,
  ]);
  const transcript = makeTranscript(lines, 2.9);
  const kinds = ["ideas", "facts", "quotes", "recommendations"];
  const made = Array.from({ length: statements }, (_, n) => {
    const line = lines[(n * 37) % segments]?.[1] ?? "";
    const section = pick(kinds, Math.floor((n * kinds.length) / statements));
    const kind = section === "quotes" ? "quote" : "claim";
    return makeStatement({
      id: `${section}-${n}`,
      section,
      text: `${line}.`,
      evidence: [evidenceFor(transcript, line)],
      check: makeCheck(kind, kind === "quote" ? "said" : "supported"),
    });
  });
  const sections = kinds.map((kind) => ({
    kind,
    title: kind,
    status: "ok" as const,
    statements: made.filter(({ section }) => section === kind),
  }));
  const chapters = [0, 0.2, 0.45, 0.8].map((share, n) => {
    const segment = transcript.segments[Math.floor(share * segments)];
    const id = segment?.id ?? "s0001";
    return {
      title: `Part ${n + 1} of the meeting`,
      segments: [id, id] as [string, string],
      span: { start: 0, end: 1 },
    };
  });
  const base = makeAnalysis(makeTranscript());
  const coverage = {
    read: "proven" as const,
    segments,
    citedSegments: statements,
    citedShare: 0.1,
    unread: [],
  };
  return {
    transcript,
    analysis: { ...base, status: "complete", sections, chapters, coverage, dropped: [], notes: [] },
  };
}
