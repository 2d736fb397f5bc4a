import { checkQuote } from "../grounding/check-quote.ts";
import { createEvidenceIndex } from "../grounding/claims/create-evidence-index.ts";
import type { EvidenceIndex } from "../grounding/claims/evidence-index.ts";
import { findSpeakerInQuote } from "../grounding/find-speaker-in-quote.ts";
import { createGroundingIndex, type GroundingIndex } from "../grounding/grounding-index.ts";
import { passageLimit } from "../grounding/passage-limit.ts";
import { findPassages } from "../grounding/passages.ts";
import type { Quote, QuoteCheck } from "../grounding/schema.ts";
import type { Transcript } from "../transcript/schema.ts";
import { formatTime } from "./format-time.ts";
import { indexLines } from "./html/line-index.ts";
import { timeLink } from "./html/line-links.ts";
import { html, type Markup } from "./html/markup.ts";
import type { Page } from "./html/page.ts";
import { renderEntry } from "./html/render-entry.ts";
import { renderPassage } from "./html/render-passage.ts";
import { fill, formatPercent, type Wording } from "./phrases.ts";
import { entryOfQuote } from "./report-parts.ts";

/** What is shown to a question or a quote. */
export interface Reply {
  /** Elements of a list. */
  readonly items: Markup;
  /** The same in a line: the heading of an answer; of a checked quote for a screen reader only. */
  readonly said: string;
  readonly kind: "answer" | "check";
  readonly outcome: "found" | "not_found";
}

/** Answers out of one recording, as a report's page asks them. */
export interface Answering {
  /** Builds what answers are looked up in, which takes a moment with a long recording; else the first reply takes it. */
  prepare(): void;
  /** The passages that answer, or the nearest and that the recording does not say. */
  ask(question: string): Reply;
  /** Verdict, place and changed words of a quote; `speaker` is whom it is given to, empty for nobody. */
  check(quote: string, speaker: string): Reply;
}

/** The built-in engine over a transcript, in the words of a report. */
export function createAnswering(transcript: Transcript, wording: Wording): Answering {
  const { asking } = wording.phrases;
  const page: Page = {
    input: { transcript, language: wording.language },
    wording,
    parts: [],
    lines: indexLines(transcript, []),
  };
  let grounding: GroundingIndex | undefined;
  let evidence: EvidenceIndex | undefined;
  function groundingIndex(): GroundingIndex {
    grounding ??= createGroundingIndex(transcript);
    return grounding;
  }
  function evidenceIndex(): EvidenceIndex {
    evidence ??= createEvidenceIndex(transcript);
    return evidence;
  }
  return {
    prepare() {
      groundingIndex();
      evidenceIndex();
    },
    ask(question) {
      if (!hasWords(question)) return nothingAsked(wording);
      const { answered, confidence, passages } = findPassages(evidenceIndex(), question, {
        limit: passageLimit,
      });
      const certainty = fill(wording.phrases.certainty, { percent: formatPercent(wording, confidence) });
      const said = answered ? asking.answered : asking.notAnswered;
      const nearest = answered || passages.length === 0 ? [] : [asking.nearest];
      return {
        items: html`${passages.map((passage) => renderPassage(page, passage))}`,
        said: [said, ...nearest, certainty].join(" · "),
        kind: "answer",
        outcome: answered ? "found" : "not_found",
      };
    },
    check(quote, speaker) {
      const check = checkQuote(groundingIndex(), askedQuote(transcript, quote, speaker.trim()));
      const items = html`${renderEntry(page, entryOfQuote(check, "checked-quote"), "alone")}${renderOthers(page, check)}`;
      return {
        items,
        said: lineOf(check, wording),
        kind: "check",
        outcome: check.evidence.length > 0 ? "found" : "not_found",
      };
    },
  };
}

/** What was pasted with its speaker, `Ana: We agreed`, is shown as the words and who they are given to. */
function askedQuote(transcript: Transcript, pasted: string, speaker: string): Quote {
  const named = findSpeakerInQuote(transcript, pasted);
  const text = (named?.text ?? pasted).trim();
  const given = speaker === "" ? named?.speaker : speaker;
  return given === undefined ? { text } : { text, speaker: given };
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** That the recording does not say it would be an answer. */
function nothingAsked({ phrases }: Wording): Reply {
  return { items: html``, said: phrases.asking.noWords, kind: "answer", outcome: "not_found" };
}

/** Where else the words stand. */
function renderOthers(page: Page, { places }: QuoteCheck): Markup | undefined {
  const others = places.slice(1).flatMap(({ parts }) => parts.slice(0, 1));
  if (others.length === 0) return undefined;
  return html`<li class="others">${page.wording.phrases.asking.alsoAt} ${others.map((part) => timeLink(page, part))}</li>`;
}

function lineOf({ verdict, confidence, evidence: [first] }: QuoteCheck, wording: Wording): string {
  const { verdicts, certainty } = wording.phrases;
  const place = first?.start === undefined ? [] : [formatTime(first.start)];
  const speaker = first?.speaker === undefined ? [] : [first.speaker];
  const sure = fill(certainty, { percent: formatPercent(wording, confidence) });
  return [verdicts[verdict], sure, ...place, ...speaker].join(", ");
}
