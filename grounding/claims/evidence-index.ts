import type { Span, Transcript } from "../../transcript/schema.ts";
import { toStem } from "../stems.ts";
import type { Token } from "../tokens.ts";
import { isFunctionWord } from "./function-words.ts";

/**
 * Overlapping windows over a recording. A window starts at each unit and holds `size` units at most;
 * a unit is a run of sentences (one sentence, or one turn).
 */
export interface Windows {
  readonly size: number;
  /** Unit of each sentence. */
  readonly unitOf: Int32Array;
  /** First sentence of each unit, and one past the last sentence at the end. */
  readonly starts: readonly number[];
  /** Words of the window that starts at each unit. */
  readonly lengths: Float64Array;
  readonly meanLength: number;
}

/**
 * One sentence with what retrieval compares: `terms` are term ids in order, -1 for grammar words.
 * A sentence that talks to a program has no terms: it supports nothing.
 */
export interface IndexedSentence {
  readonly span: Span;
  readonly text: string;
  readonly speaker: string | undefined;
  readonly terms: Int32Array;
  /** What its text is cut into, a token for each term; none where it talks to a program. */
  readonly tokens: readonly Token[];
  /** How many words stand here, grammar included. */
  readonly words: number;
  readonly isInstruction: boolean;
}

/** A speaker's label with the keys of its words, the owner's s cut off. */
export interface SpeakerLabel {
  readonly name: string;
  readonly keys: readonly string[];
}

/** Of each sentence its words, and the number in `labels` of who says it, -1 where nobody is known. */
export interface ToldSentences {
  readonly words: Float64Array;
  readonly labels: Int32Array;
}

/** Runs of many sentences in a row, by the first: what is taken for the topic around a place. */
export interface Stretches {
  readonly size: number;
  /** Words of each run; there is one run where the recording is shorter. */
  readonly lengths: Float64Array;
  readonly meanLength: number;
}

/** Where a term stands: sentence numbers in order, one a sentence, with the count there. */
export interface Postings {
  readonly sentences: readonly number[];
  readonly counts: readonly number[];
}

/** A weighted term of a query; `id` is -1 when the recording never has it. */
export interface QueryTerm {
  readonly id: number;
  readonly weight: number;
}

/** Letters by which kin are grouped, and the length from which a stem may have some. */
export const kinStart = 4;
export const shortestKin = 5;

/** A recording made ready for finding evidence, passages and items to extract; built once, never changed. */
export interface EvidenceIndex {
  readonly transcript: Transcript;
  readonly language: string;
  readonly sentences: readonly IndexedSentence[];
  /** Term of a stem. */
  readonly termIds: ReadonlyMap<string, number>;
  readonly postings: readonly Postings[];
  /** Weight of each term: its rarity among windows of six sentences. */
  readonly idf: Float64Array;
  /** Ids of the terms of five letters or more that begin with the same four. */
  readonly kin: ReadonlyMap<string, readonly number[]>;
  /** Stems by id. */
  readonly stems: readonly string[];
  /** Token keys that stand anywhere, grammar included, with their count. */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** Keys of three letters or more that stand beside each other with a blank between, written as one word. */
  readonly joined: ReadonlySet<string>;
  /** Texts of the sentences with letters spelled one by one. */
  readonly spelled: readonly string[];
  /** For each sentence that talks to a program the stems of its words. */
  readonly instructions: readonly ReadonlySet<string>[];
  readonly labels: readonly SpeakerLabel[];
  readonly told: ToldSentences;
  readonly stretches: Stretches;
  /** Windows of six sentences, and of six turns where long turns count as several. */
  readonly windows: { readonly sentences: Windows; readonly turns: Windows };
}

/**
 * What a token is compared by: a number's value or a word's stem; `undefined` for grammar words and single letters.
 * `text` is what the token was cut from.
 */
export function toTerm(token: Token, text: string, language: string): string | undefined {
  if (token.value !== undefined) return `#${token.value}`;
  if (token.key.length < 2) return undefined;
  const owned = text.charAt(token.end - 1) === "s" && /['’]/.test(text.charAt(token.end - 2));
  const word = owned && token.key.endsWith("s") ? token.key.slice(0, -1) : token.key;
  return isFunctionWord(word, language) ? undefined : toStem(word, language);
}

/** Weight of a word that stands nowhere in the recording: that of the rarest. */
export function unseenWeight(index: EvidenceIndex): number {
  return Math.log(1 + (index.sentences.length + 0.5) / 0.5);
}
