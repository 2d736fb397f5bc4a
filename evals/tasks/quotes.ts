import { quoteVerifier } from "../../agents/quote-verifier/agent.ts";
import type { Recording } from "../../agents/recording.ts";
import { type QuoteVerdict, splitWords, toEvidence } from "../../grounding/index.ts";
import { readerVersion } from "../../transcript/build-transcript.ts";
import { quoteScorers } from "../scorers/quote-scorers.ts";
import type { Task, TaskContext } from "../task.ts";
import { findSegments } from "./find-segments.ts";
import { runTaskAgent, toTaskResult } from "./run-agent.ts";
import { type QuoteExample, QuoteGold, QuoteOutput, QuoteQuestion } from "./schemas/quotes.ts";
import { toCitedSpan } from "./schemas/spans.ts";
import { translateInput } from "./translate-input.ts";

/** Checks one quote against its recording. The built-in engine always decides; a model helps with what it is unsure of. */
export const quotes: Task<QuoteQuestion, QuoteGold, QuoteOutput> = {
  name: "quotes",
  title: "Was it said?",
  agent: "quote-verifier",
  version: `1 reader ${readerVersion}`,
  input: QuoteQuestion,
  expected: QuoteGold,
  output: QuoteOutput,
  async run({ input }, context) {
    const recording = await context.openRecording(input.transcript);
    const { quote: text, speaker, language } = input;
    const quote = {
      text,
      ...(speaker === undefined ? {} : { speaker }),
      ...(language === undefined ? {} : { language }),
    };
    const asked = { quotes: [{ quote, ...(await translateInput({ text, language }, recording, context)) }] };
    const run = await runTaskAgent(quoteVerifier, asked, { recording, context });
    const [check] = run.output.checks;
    if (check === undefined) throw new RangeError("The quote-verifier gave no check for its one quote.");
    const { verdict, form, confidence, changes, flags, note } = check;
    return toTaskResult<QuoteOutput>(
      {
        verdict,
        ...(form === undefined ? {} : { form }),
        confidence,
        parts: check.evidence.map((evidence) => toCitedSpan(recording.transcript, evidence)),
        changes,
        flags,
        ...(note === undefined ? {} : { note }),
        fellBack: run.fellBack,
      },
      run,
    );
  },
  baselines: {
    always_said: () => bare("said"),
    always_not_said: () => bare("not_said"),
    copy: findCopy,
    bm25: findAlike,
  },
  scorers: quoteScorers,
};

function bare(verdict: QuoteVerdict): QuoteOutput {
  return { verdict, confidence: 0.5, parts: [], changes: [], flags: [], fellBack: false };
}

/** Said, when its words stand in the recording in a row; else not. */
async function findCopy({ input }: QuoteExample, context: TaskContext): Promise<QuoteOutput> {
  const recording = await context.openRecording(input.transcript);
  const [wanted, spoken] = [splitWords(input.quote), splitWords(recording.transcript.text)];
  const norms = ` ${spoken.map(({ norm }) => norm).join(" ")} `;
  const at = norms.indexOf(` ${wanted.map(({ norm }) => norm).join(" ")} `);
  if (at < 0 || wanted.length === 0) return bare("not_said");
  const first = norms.slice(0, at).split(" ").length - 1;
  return withPlace(recording, "said", {
    start: spoken[first]?.start ?? 0,
    end: spoken[first + wanted.length - 1]?.end ?? 0,
  });
}

/** By the share of the quote's words in the segment that is most like it. */
async function findAlike({ input }: QuoteExample, context: TaskContext): Promise<QuoteOutput> {
  const recording = await context.openRecording(input.transcript);
  const [best] = findSegments(recording, input.quote, 1);
  if (best === undefined) return bare("not_said");
  const spoken = new Set(splitWords(best.text).map(({ norm }) => norm));
  const words = splitWords(input.quote);
  const share = words.filter(({ norm }) => spoken.has(norm)).length / Math.max(1, words.length);
  if (share < 0.5) return bare("not_said");
  return withPlace(recording, share < 0.9 ? "altered" : "said", best.span);
}

function withPlace(
  { transcript }: Recording,
  verdict: QuoteVerdict,
  span: { readonly start: number; readonly end: number },
): QuoteOutput {
  return { ...bare(verdict), parts: [toCitedSpan(transcript, toEvidence(transcript, span))] };
}
