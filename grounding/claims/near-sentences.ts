import { type Token, tokenize } from "../tokens.ts";
import { type EvidenceIndex, toTerm, unseenWeight } from "./evidence-index.ts";
import { coverageOf, type ScoredEvidence } from "./find-evidence.ts";
import { keysOf } from "./find-speakers.ts";
import { isReportingWord } from "./function-words.ts";
import type { ClaimMeasure } from "./measure-claim.ts";
import { partAround } from "./part-around.ts";

/** A sentence that says part of a claim. */
export interface NearSentence {
  /** Its number in the recording. */
  readonly sentence: number;
  /** Share of the claim's terms that it holds, weighed by rarity; how the claim tells it does not count. */
  readonly share: number;
  readonly statement: Statement;
}

/** A text with its tokens, and for each token its term where it has one. */
export interface Statement {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly terms: readonly (string | undefined)[];
}

/** From this share on a sentence is compared with the claim word by word. */
const nearFrom = 0.5;

/**
 * So many different words of a claim stand together hours away from its best evidence only where the same is spoken of:
 * one or two of them do so by chance in every long recording.
 */
const fewestAway = 3;

/** A text made ready for comparing it with another. */
export function toStatement(text: string, language: string): Statement {
  const { tokens } = tokenize(text, language);
  return { text, tokens, terms: tokens.map((token) => toTerm(token, text, language)) };
}

/** A sentence of the recording made ready for the same. */
export function statementOf(index: EvidenceIndex, sentence: number): Statement {
  const { text = "", tokens = [], terms = [] } = index.sentences[sentence] ?? {};
  return { text, tokens, terms: Array.from(terms, (id) => index.stems[id]) };
}

/** Sentences of some windows that hold half of a claim or more, most first; ties go to the earlier. */
export function findNearSentences(
  index: EvidenceIndex,
  { tokens, terms }: Statement,
  { windows, speakers }: Pick<ClaimMeasure, "windows" | "speakers">,
): NearSentence[] {
  const names = new Set(speakers.flatMap(keysOf));
  const core = new Set(
    terms.flatMap((term, at) => {
      const key = tokens[at]?.key ?? "";
      return isReportingWord(key) || names.has(key) ? [] : (term ?? []);
    }),
  );
  const unseen = unseenWeight(index);
  const query = [...core].map((term) => {
    const id = index.termIds.get(term) ?? -1;
    return { id, weight: id < 0 ? unseen : (index.idf[id] ?? 0) };
  });
  const numbers = new Set(
    windows.flatMap(({ sentences: [from, to] }) =>
      Array.from({ length: to - from + 1 }, (_none, step) => from + step),
    ),
  );
  const wanted = new Set(query.flatMap(({ id }) => (id < 0 ? [] : id)));
  const isAbout = meetsAbout(index, wanted, windows[0]);
  return [...numbers]
    .filter(isAbout)
    .map((sentence) => ({ sentence, share: coverageOf(index, query, [sentence, sentence]) }))
    .filter(({ share }) => share >= nearFrom)
    .sort((x, y) => y.share - x.share || x.sentence - y.sentence)
    .map((near) => ({
      ...near,
      statement: statementOf(index, near.sentence),
    }));
}

/** Tells sentences of the part around the best evidence, and those elsewhere with enough words of the claim. */
function meetsAbout(
  index: EvidenceIndex,
  wanted: ReadonlySet<number>,
  best: ScoredEvidence | undefined,
): (sentence: number) => boolean {
  const [first, last] = partAround(index, best?.sentences ?? [0, 0]).sentences;
  return (sentence) => {
    if (sentence >= first && sentence <= last) return true;
    const held = new Set(index.sentences[sentence]?.terms);
    return [...wanted].filter((id) => held.has(id)).length >= fewestAway;
  };
}
