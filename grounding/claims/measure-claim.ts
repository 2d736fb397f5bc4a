import { type Token, tokenize } from "../tokens.ts";
import { type EvidenceIndex, type QueryTerm, toTerm } from "./evidence-index.ts";
import {
  coverageOf,
  findSpeakers,
  rankWindows,
  type ScoredEvidence,
  shareOf,
  toQuery,
} from "./find-evidence.ts";
import { isInstruction } from "./is-instruction.ts";
import { isNegated } from "./polarity.ts";

/** What a claim is compared by, and where; shares lie in [0, 1]. */
export interface ClaimMeasure {
  readonly query: readonly QueryTerm[];
  readonly speakers: readonly string[];
  readonly tokens: readonly Token[];
  /** Best windows without lines that talk to a checker, best first. */
  readonly windows: readonly ScoredEvidence[];
  /** Whether a line that talks to a checker matched too. */
  readonly instructed: boolean;
  /** Number of the sentence that holds most of the claim, -1 without one. */
  readonly bestSentence: number;
  readonly features: ClaimFeatures;
}

/** Numbers a verdict is judged by. */
export interface ClaimFeatures {
  /** Weighted share of the claim's terms in its best sentence, three sentences, window, and anywhere. */
  readonly sentence: number;
  readonly triple: number;
  readonly window: number;
  readonly anywhere: number;
  /** Share of the claim's neighbouring term pairs that are neighbours in the best window too. */
  readonly pairs: number;
  /** Share of the claim's numbers that stand nowhere, and that miss in the best window. */
  readonly numbersAbsent: number;
  readonly numbersElsewhere: number;
  /** Share of the claim's names that stand nowhere. */
  readonly namesAbsent: number;
  /** 1 where the claim negates and its best sentences do not; -1 the other way round. */
  readonly negated: number;
  /** Coverage in the named speaker's turns less that in the best other's, in [-1, 1]; 0 without a name. */
  readonly attribution: number;
  readonly length: number;
}

const windowCount = 6;

/** Finds where a claim could come from and measures how much of it stands there. */
export function measureClaim(index: EvidenceIndex, text: string, speaker?: string): ClaimMeasure {
  const speakers = findSpeakers(index, text, speaker);
  const query = toQuery(index, text, speakers);
  const ranking = { windows: index.windows.sentences, speakers, limit: windowCount };
  const ranked = rankWindows(index, query, ranking);
  const windows = ranked.filter((window) => !isInstruction(window.evidence.text));
  const { tokens } = tokenize(text, index.language);
  const runs = bestRuns(index, query, windows);
  const features = {
    sentence: runs.sentence,
    triple: runs.triple,
    window: Math.max(0, ...windows.map((window) => window.coverage)),
    anywhere: shareOf(query, (term) => term.id >= 0),
    pairs: sharedPairs(index, { text, tokens }, windows),
    ...measureNumbers(index, tokens, windows),
    namesAbsent: measureNames(index, text, tokens),
    negated: Number(isNegated(tokens)) - Number(isNegatedNear(index, runs.best)),
    attribution: measureAttribution(index, query, speakers),
    length: Math.min(1, query.length / 20),
  };
  const instructed = windows.length < ranked.length;
  return { query, speakers, tokens, windows, instructed, bestSentence: runs.best, features };
}

function bestRuns(index: EvidenceIndex, query: readonly QueryTerm[], windows: readonly ScoredEvidence[]) {
  let best = -1;
  let sentence = 0;
  let triple = 0;
  for (const window of windows) {
    for (let at = window.sentences[0]; at <= window.sentences[1]; at++) {
      const alone = coverageOf(index, query, [at, at]);
      if (alone > sentence) {
        sentence = alone;
        best = at;
      }
      const to = Math.min(at + 2, window.sentences[1]);
      triple = Math.max(triple, coverageOf(index, query, [at, to]));
    }
  }
  return { best, sentence, triple };
}

function sharedPairs(
  index: EvidenceIndex,
  claim: { readonly text: string; readonly tokens: readonly Token[] },
  windows: readonly ScoredEvidence[],
): number {
  const ids = claim.tokens
    .map((token) => toTerm(token, claim.text, index.language))
    .filter((term) => term !== undefined)
    .map((term) => index.termIds.get(term) ?? -1);
  if (ids.length < 2) return 0;
  const spoken = new Set<string>();
  const window = windows[0];
  for (let at = window?.sentences[0] ?? 0; at <= (window?.sentences[1] ?? -1); at++) {
    const terms = [...(index.sentences[at]?.terms ?? [])].filter((id) => id >= 0);
    for (const [place, id] of terms.entries()) {
      spoken.add(`${id} ${terms[place + 1]}`);
      spoken.add(`${id} ${terms[place + 2]}`);
    }
  }
  let shared = 0;
  for (let place = 0; place + 1 < ids.length; place++) {
    if (spoken.has(`${ids[place]} ${ids[place + 1]}`)) shared++;
  }
  return shared / (ids.length - 1);
}

function measureNumbers(index: EvidenceIndex, tokens: readonly Token[], windows: readonly ScoredEvidence[]) {
  const values = [
    ...new Set(
      tokens
        .filter((token) => token.value !== undefined && token.ordinal !== true)
        .map((token) => `#${token.value}`),
    ),
  ];
  if (values.length === 0) return { numbersAbsent: 0, numbersElsewhere: 0 };
  const absent = values.filter((value) => !index.termIds.has(value));
  const near = new Set<number>();
  for (const window of windows.slice(0, 2)) {
    for (let at = window.sentences[0]; at <= window.sentences[1]; at++)
      for (const id of index.sentences[at]?.terms ?? []) near.add(id);
  }
  const elsewhere = values.filter(
    (value) => index.termIds.has(value) && !near.has(index.termIds.get(value) ?? -1),
  );
  return { numbersAbsent: absent.length / values.length, numbersElsewhere: elsewhere.length / values.length };
}

/** Names of a claim: capitalised words that do not open a sentence. */
export function namesIn(text: string, tokens: readonly Token[]): Token[] {
  return tokens.filter(
    (token) =>
      token.capital === true && token.value === undefined && /^\p{Lu}/u.test(text.slice(token.start)),
  );
}

function measureNames(index: EvidenceIndex, text: string, tokens: readonly Token[]): number {
  const names = namesIn(text, tokens);
  if (names.length === 0) return 0;
  const labels = new Set(
    tokenize(index.transcript.speakers.map((speaker) => speaker.name).join("\n")).tokens.map(
      (token) => token.key,
    ),
  );
  const absent = names.filter((token) => !isKnown(index, token, text) && !labels.has(token.key));
  return absent.length / names.length;
}

/** Whether a word of a claim stands anywhere in the recording, in any form. */
export function isKnown(index: EvidenceIndex, token: Token, text: string): boolean {
  if (index.vocabulary.has(token.key)) return true;
  const term = toTerm(token, text, index.language);
  return term === undefined || index.termIds.has(term);
}

function isNegatedNear(index: EvidenceIndex, best: number): boolean {
  const text = index.sentences[best]?.text ?? "";
  return isNegated(tokenize(text, index.language).tokens);
}

function measureAttribution(
  index: EvidenceIndex,
  query: readonly QueryTerm[],
  speakers: readonly string[],
): number {
  if (speakers.length === 0) return 0;
  const covered = new Map<string, number>();
  for (const { name } of index.transcript.speakers) covered.set(name, 0);
  const bySpeaker = bestBySpeaker(index, query);
  const own = Math.max(0, ...speakers.map((name) => bySpeaker.get(name) ?? 0));
  const others = [...bySpeaker].filter(([name]) => !speakers.includes(name)).map(([, share]) => share);
  return own - Math.max(0, ...others);
}

/** For each speaker the best coverage of the query within the speaker's own sentences of one window. */
function bestBySpeaker(index: EvidenceIndex, query: readonly QueryTerm[]): Map<string, number> {
  const best = new Map<string, number>();
  const ranking = { windows: index.windows.sentences, limit: 12 };
  for (const window of rankWindows(index, query, ranking)) {
    for (const [name, own] of termsBySpeaker(index, window.sentences)) {
      const share = shareOf(query, (term) => own.has(term.id));
      best.set(name, Math.max(best.get(name) ?? 0, share));
    }
  }
  return best;
}

function termsBySpeaker(index: EvidenceIndex, window: readonly [number, number]): Map<string, Set<number>> {
  const held = new Map<string, Set<number>>();
  for (let at = window[0]; at <= window[1]; at++) {
    const speaker = index.sentences[at]?.speaker;
    if (speaker === undefined) continue;
    const own = held.get(speaker) ?? new Set<number>();
    held.set(speaker, own);
    for (const id of index.sentences[at]?.terms ?? []) own.add(id);
  }
  return held;
}
