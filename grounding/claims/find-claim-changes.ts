import type { Change } from "../schema.ts";
import { type Token, tokenize } from "../tokens.ts";
import { classesOf } from "../word-data/closed-classes.ts";
import { type EvidenceIndex, toTerm } from "./evidence-index.ts";
import { type ClaimMeasure, isKnown, namesIn } from "./measure-claim.ts";
import { deniedTerms } from "./polarity.ts";

/** A difference between a claim and the recording, and where the recording says otherwise. */
export interface ClaimChange extends Change {
  /** Sentence that says otherwise; absent where nothing does. */
  readonly sentence?: number;
}

/** From this share of the claim in one sentence, the sentence is taken to be about the same thing. */
const sameFrom = 0.6;
const strictFrom = 0.7;

/** Differences that rules alone can state: numbers, names, negation, strength. */
export function findClaimChanges(index: EvidenceIndex, text: string, measure: ClaimMeasure): ClaimChange[] {
  return [
    ...findNumberChanges(index, text, measure),
    ...findNameChanges(index, text, measure),
    ...findNegationChanges(index, text, measure),
    ...findStrengthChanges(index, text, measure),
  ];
}

function isFigure(token: Token): boolean {
  return token.value !== undefined && token.ordinal !== true;
}

function findNumberChanges(index: EvidenceIndex, text: string, measure: ClaimMeasure): ClaimChange[] {
  const changes: ClaimChange[] = [];
  for (const [at, token] of measure.tokens.entries()) {
    if (!isFigure(token) || index.termIds.has(`#${token.value}`)) continue;
    const quoted = text.slice(token.start, token.end);
    const counted = termsAround(index.language, { tokens: measure.tokens, text }, at);
    changes.push({ kind: "number", quoted, ...findOtherNumber(index, measure, counted) });
  }
  return changes;
}

/** A text and its tokens. */
interface Cut {
  readonly tokens: readonly Token[];
  readonly text: string;
}

/** Terms next to a number: what it counts. */
function termsAround(language: string, { tokens, text }: Cut, at: number): Set<string> {
  const around = new Set<string>();
  for (const step of [1, 2, -1]) {
    const token = tokens[at + step];
    const term = token === undefined || token.value !== undefined ? undefined : toTerm(token, text, language);
    if (term !== undefined) around.add(term);
  }
  return around;
}

function findOtherNumber(
  index: EvidenceIndex,
  measure: ClaimMeasure,
  counted: ReadonlySet<string>,
): { readonly spoken: string; readonly sentence?: number } {
  for (const window of measure.windows.slice(0, 2)) {
    for (let number = window.sentences[0]; number <= window.sentences[1]; number++) {
      const text = index.sentences[number]?.text ?? "";
      const { tokens } = tokenize(text, index.language);
      const other = tokens.findIndex(
        (token, at) =>
          isFigure(token) && sharesAny(termsAround(index.language, { tokens, text }, at), counted),
      );
      const found = tokens[other];
      if (found !== undefined) return { spoken: text.slice(found.start, found.end), sentence: number };
    }
  }
  return { spoken: "" };
}

function sharesAny(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  for (const value of left) if (right.has(value)) return true;
  return false;
}

function findNameChanges(index: EvidenceIndex, text: string, measure: ClaimMeasure): ClaimChange[] {
  const labels = new Set(
    tokenize(index.transcript.speakers.map((speaker) => speaker.name).join("\n")).tokens.map(
      (token) => token.key,
    ),
  );
  return namesIn(text, measure.tokens)
    .filter((token) => !labels.has(token.key) && !isKnown(index, token, text))
    .map((token) => ({ kind: "name" as const, quoted: text.slice(token.start, token.end), spoken: "" }));
}

/** A verb or noun of the claim that is denied on one side only, in a sentence that otherwise says the same. */
function findNegationChanges(index: EvidenceIndex, text: string, measure: ClaimMeasure): ClaimChange[] {
  if (measure.sentence < strictFrom) return [];
  const spoken = index.sentences[measure.bestSentence];
  if (spoken === undefined) return [];
  const there = deniedTerms(spoken.text, index.language);
  const here = deniedTerms(text, index.language);
  for (const [term, denial] of here) {
    const other = there.get(term);
    if (other === undefined || (other === "") === (denial === "")) continue;
    return [{ kind: "negation", quoted: denial, spoken: other, sentence: measure.bestSentence }];
  }
  return [];
}

const strong = new Set(
  "all every each always entire entirely whole never none will must certainly definitely surely only completely guarantee guaranteed".split(
    " ",
  ),
);
const weak = new Set(
  "some sometimes many several often usually occasionally may might could can maybe perhaps possibly probably likely partly few half hope hopefully expect".split(
    " ",
  ),
);

/** A weaker word in the sentence where the claim has a stronger one, before the same term. */
function findStrengthChanges(index: EvidenceIndex, text: string, measure: ClaimMeasure): ClaimChange[] {
  if (measure.sentence < sameFrom) return [];
  const spoken = index.sentences[measure.bestSentence];
  if (spoken === undefined) return [];
  const there = strengths(index, tokenize(spoken.text, index.language).tokens, spoken.text);
  const here = strengths(index, measure.tokens, text);
  for (const [term, ours] of here) {
    const theirs = there.get(term);
    if (theirs === undefined || !strong.has(ours) || !weak.has(theirs)) continue;
    const isQuantity = classesOf(ours).some((member) => member.wordClass === "quantifier");
    const kind = isQuantity ? "quantifier" : "modality";
    return [{ kind, quoted: ours, spoken: theirs, sentence: measure.bestSentence }];
  }
  return [];
}

/** For each term the word of strength within the three words before it. */
function strengths(index: EvidenceIndex, tokens: readonly Token[], text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [at, token] of tokens.entries()) {
    const term = toTerm(token, text, index.language);
    if (term === undefined) continue;
    const before = tokens
      .slice(Math.max(0, at - 3), at)
      .findLast((word) => strong.has(word.key) || weak.has(word.key));
    if (before !== undefined) found.set(term, before.key);
  }
  return found;
}
