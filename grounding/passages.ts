import { asksForFigure, holdsFigure } from "./asks-for-figure.ts";
import { countStrangers } from "./claims/count-strangers.ts";
import type { EvidenceIndex, QueryTerm } from "./claims/evidence-index.ts";
import {
  evidenceOf,
  type RankOptions,
  rankWindows,
  type ScoredEvidence,
  stemsOf,
  termsWithin,
  toQuery,
} from "./claims/find-evidence.ts";
import { findSpeakers } from "./claims/find-speakers.ts";
import { toForeignQuery } from "./claims/foreign-query.ts";
import { guessLanguage } from "./claims/judge-foreign.ts";
import { measureHeld } from "./claims/measure-held.ts";
import { withKin } from "./claims/with-kin.ts";
import type { Evidence } from "./schema.ts";
import { tokenize } from "./tokens.ts";

/** Passages that bear on a question, best first; `answered` is false when the recording does not seem to say. */
export interface Passages {
  readonly answered: boolean;
  /** How sure `answered` is, in [0, 1]. */
  readonly confidence: number;
  readonly passages: readonly Evidence[];
}

/** Questions about what a speaker said are answered by that speaker; larger than for claims, by the development questions. */
const speakerBonus = 0.4;
const presenceBonus = 0.2;
const expansionTerms = 8;
const expansionShare = 0.25;
/**
 * A question is taken as answered from this much of it held in one place beyond chance, less `absentCost` for each word
 * of its topic that stands nowhere. Tuned on the development questions: .85 of balanced accuracy, .84 by recording.
 */
const answeredFrom = -0.04;
const absentCost = 0.2;
/** How sure it is that a passage without a figure does not say how many. */
const figureless = 0.7;
/** Quoted words are found from this share of them in one place. */
const quotedFrom = 0.75;

/**
 * Finds up to `limit` (default 5) passages of at most six turns for a question in the recording's language.
 * A question that quotes words ("Who said …?") is looked up by those words. A name that nobody bears and
 * nobody says means that the recording does not answer.
 */
export function findPassages(
  index: EvidenceIndex,
  question: string,
  options: { readonly limit?: number } = {},
): Passages {
  const limit = options.limit ?? 5;
  const quoted = findQuotedWords(question);
  if (quoted !== undefined) return findQuotedPassage(index, quoted, limit);
  const own = index.language.slice(0, 2).toLowerCase();
  const language = guessLanguage(question, own);
  if (language !== own) return findForeignPassages(index, question, { language, limit });
  const speakers = findSpeakers(index, question);
  const topic = stripQuestionWords(question);
  const query = toQuery(index, topic, speakers);
  const wanted = withKin(index, query, stemsOf(index, topic, speakers));
  const ranked = rankExpanded(index, wanted, { speakers, limit, measured: query });
  const near = rankWindows(index, wanted, {
    windows: index.windows.sentences,
    speakers,
    limit,
    measured: query,
  });
  const { held, part } = measureHeld(index, query, near);
  const best = held - absentCost * countStrangers(index, topic, { speakers, part }).strangers;
  const stranger = findUnknownName(index, question);
  const hasFigure =
    near[0] === undefined || !asksForFigure(question) || holdsFigure(index, question, near[0].sentences);
  const answered = ranked.length > 0 && stranger === undefined && hasFigure && best >= answeredFrom;
  const told = hasFigure ? toConfidence(best - answeredFrom) : figureless;
  return {
    answered,
    confidence: stranger === undefined ? told : 0.9,
    passages: ranked.map((found) => found.evidence),
  };
}

/** From this share of the terms that were found across the languages in one place a question is taken as answered. */
const foreignFrom = 0.6;

/** Looks a question in another language up by its numbers, names, cognates and the words of the glossary. */
function findForeignPassages(
  index: EvidenceIndex,
  question: string,
  { language, limit }: { readonly language: string; readonly limit: number },
): Passages {
  const speakers = findSpeakers(index, question);
  const query = toForeignQuery(index, question, language);
  const ranked = rankExpanded(index, query, { speakers, limit, measured: query });
  const best = Math.max(0, ...ranked.map(({ coverage }) => coverage));
  const answered = best >= foreignFrom && query.length > 2;
  const confidence = Math.min(0.6, toConfidence(best - foreignFrom));
  return { answered, confidence, passages: ranked.map((found) => found.evidence) };
}

function toConfidence(distance: number): number {
  return Math.min(0.95, 0.5 + Math.abs(distance));
}

function rankExpanded(
  index: EvidenceIndex,
  query: readonly QueryTerm[],
  options: Pick<RankOptions, "speakers" | "limit" | "measured">,
): ScoredEvidence[] {
  const bonus = { speakerBonus, presenceBonus };
  const ranking = { ...options, ...bonus, windows: index.windows.turns, ends: "whole" as const };
  const first = rankWindows(index, query, { ...ranking, limit: 3 });
  return rankWindows(index, expand(index, query, first), ranking);
}

/** Adds the telling terms of the first windows at a fraction of the weight (pseudo-relevance feedback). */
function expand(
  index: EvidenceIndex,
  query: readonly QueryTerm[],
  windows: readonly ScoredEvidence[],
): QueryTerm[] {
  const known = new Set(query.map((term) => term.id));
  const counts = new Map<number, number>();
  for (const { sentences } of windows) {
    for (const id of termsWithin(index, sentences)) {
      if (!known.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  const added = [...counts]
    .filter(([, windowCount]) => windowCount > 1)
    .map(([id, windowCount]) => ({ id, rank: (index.idf[id] ?? 0) * windowCount }))
    .sort((x, y) => y.rank - x.rank || x.id - y.id)
    .slice(0, expansionTerms)
    .map(({ id }) => ({ id, weight: (index.idf[id] ?? 0) * expansionShare }));
  return [...query, ...added];
}

function findQuotedWords(question: string): string | undefined {
  const quoted = /["“„«]([^"“”„«»]{8,})["”“»]/.exec(question)?.[1];
  return quoted !== undefined && tokenize(quoted).tokens.length >= 3 ? quoted : undefined;
}

function findQuotedPassage(index: EvidenceIndex, quoted: string, limit: number): Passages {
  const query = toQuery(index, quoted, []);
  const exact = findExact(index, quoted, query);
  const ranked = rankWindows(index, query, {
    windows: index.windows.sentences,
    limit,
  });
  const passages = [
    ...exact,
    ...ranked
      .map((found) => found.evidence)
      .filter((other) => !exact.some((found) => overlaps(found, other))),
  ];
  const best = exact.length > 0 ? 1 : (ranked[0]?.coverage ?? 0);
  const answered = best >= quotedFrom;
  const confidence = answered ? best : toConfidence(best - quotedFrom);
  return { answered, confidence: Math.min(0.95, confidence), passages: passages.slice(0, limit) };
}

function overlaps(a: Evidence, other: Evidence): boolean {
  return a.span.start < other.span.end && other.span.start < a.span.end;
}

/** The shortest run of at most three sentences that holds the quoted words in their order, word for word. */
function findExact(index: EvidenceIndex, quoted: string, query: readonly QueryTerm[]): Evidence[] {
  const wanted = ` ${normal(quoted)} `;
  const rarest = [...query].filter((term) => term.id >= 0).sort((x, y) => y.weight - x.weight)[0];
  const places = rarest === undefined ? [] : (index.postings[rarest.id]?.sentences ?? []);
  for (const count of [1, 2, 3]) {
    const found = places
      .flatMap((place) => runsAround(index, place, count))
      .map(([from, to]) => evidenceOf(index, from, to))
      .find(({ text }) => ` ${normal(text)} `.includes(wanted));
    if (found !== undefined) return [found];
  }
  return [];
}

/** Runs of so many sentences that hold a place, without a line that talks to a program. */
function runsAround(index: EvidenceIndex, place: number, count: number): (readonly [number, number])[] {
  return Array.from({ length: count }, (_none, step) => place - step)
    .filter((from) => from >= 0)
    .map((from) => [from, Math.min(from + count, index.sentences.length) - 1] as const)
    .filter(([from, to]) => !index.sentences.slice(from, to + 1).some(({ isInstruction }) => isInstruction));
}

function normal(text: string): string {
  return tokenize(text)
    .tokens.map((token) => token.key)
    .join(" ");
}

const questionWords =
  /\b(?:what|who|whom|whose|when|where|why|how|which|did|does|do|say|said|says|think|thought|thinks|discuss(?:ed|ing)?|discussion|summari[sz]e|mention(?:ed)?|talk(?:ed)?|describe|explain|opinion|meeting|conversation|recording|according)\b/gi;

function stripQuestionWords(question: string): string {
  const rest = question.replace(questionWords, " ");
  return tokenize(rest).tokens.length > 0 ? rest : question;
}

/** A capitalised word inside the question that is no label and stands nowhere in the recording. */
function findUnknownName(index: EvidenceIndex, question: string): string | undefined {
  const labels = index.transcript.speakers.map((speaker) => speaker.name).join(" \n");
  const known = new Set(tokenize(labels).tokens.map((token) => token.key));
  for (const token of tokenize(question).tokens) {
    const raw = question.slice(token.start, token.end);
    if (token.capital !== true || !/^\p{Lu}\p{Ll}/u.test(raw)) continue;
    const key = /['’]s$/.test(raw) ? token.key.slice(0, -1) : token.key;
    if (!known.has(key) && !index.vocabulary.has(key)) return raw;
  }
  return undefined;
}
