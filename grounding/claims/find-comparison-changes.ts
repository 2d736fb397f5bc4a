import { areAntonyms } from "../antonyms.ts";
import { classesOf, isFunctionWord } from "../word-data/closed-classes.ts";
import type { ClaimChange } from "./claim-change.ts";
import { exact } from "./find-quantifier-changes.ts";
import type { NearSentence, Statement } from "./near-sentences.ts";
import { deniedTerms } from "./polarity.ts";

/** From this share of a claim in one sentence, an opposite word there turns it. */
const sameFrom = 0.6;
/** An opposite counts beside a word that both have. */
const reach = 2;
const thanWords = new Set(["than", "als", "que"]);

/**
 * A comparison turned round: `the city gives more than the village` where the recording says `less`, or says it of the
 * village; and a word whose opposite the recording has in its place, beside the same word. English opposites only.
 */
export function findComparisonChanges(
  claim: Statement,
  near: readonly NearSentence[],
  language: string,
): ClaimChange[] {
  for (const { sentence, share, statement } of near) {
    if (share < sameFrom) continue;
    const isSwapped = comparesSwapped(claim, statement);
    const opposite = findOpposite(claim, statement, language);
    if (opposite !== undefined && !isSwapped) return [{ ...opposite, sentence }];
    if (opposite === undefined && isSwapped && gradeOf(claim) === gradeOf(statement))
      return [{ kind: "order", quoted: comparisonOf(claim), spoken: comparisonOf(statement), sentence }];
  }
  return [];
}

interface Opposite {
  readonly kind: "comparison" | "antonym";
  readonly quoted: string;
  readonly spoken: string;
}

function findOpposite(claim: Statement, spoken: Statement, language: string): Opposite | undefined {
  for (const [at, token] of claim.tokens.entries()) {
    // "Exactly" and "roughly" are opposites of strength, not of what is said.
    if (!canTurn(token.key) || exact.has(token.key) || holds(spoken, token.key)) continue;
    const place = spoken.tokens.findIndex(
      (other, position) =>
        canTurn(other.key) &&
        !holds(claim, other.key) &&
        areAntonyms(token.key, other.key) &&
        sharesNeighbour(claim, at, { spoken, place: position }) &&
        !deniesOne({ claim, spoken, language }, at, position),
    );
    const other = spoken.tokens[place];
    if (other === undefined) continue;
    const kind = isComparison(token.key) && isComparison(other.key) ? "comparison" : "antonym";
    const quoted = claim.text.slice(token.start, token.end);
    return { kind, quoted, spoken: spoken.text.slice(other.start, other.end) };
  }
  return undefined;
}

function isComparison(key: string): boolean {
  return classesOf(key).some(({ wordClass }) => wordClass === "comparison");
}

/** Small words have opposites that stand for nothing: `from` and `to`. */
function canTurn(key: string): boolean {
  return isComparison(key) || (key.length > 2 && !isFunctionWord(key));
}

function holds({ tokens }: Statement, key: string): boolean {
  return tokens.some((token) => token.key === key);
}

function sharesNeighbour(
  claim: Statement,
  at: number,
  { spoken, place }: { readonly spoken: Statement; readonly place: number },
): boolean {
  const there = new Set(neighbours(spoken, place));
  return neighbours(claim, at).some((term) => there.has(term));
}

function neighbours({ terms }: Statement, at: number): string[] {
  return terms
    .slice(Math.max(0, at - reach), at + reach + 1)
    .flatMap((term, step) => (Math.max(0, at - reach) + step === at ? [] : (term ?? [])));
}

/** `Not easy` agrees with `hard`. */
function deniesOne(
  { claim, spoken, language }: { claim: Statement; spoken: Statement; language: string },
  at: number,
  place: number,
): boolean {
  const isDenied = (statement: Statement, position: number) => {
    const term = statement.terms[position];
    const denial = term === undefined ? undefined : deniedTerms(statement.text, language).get(term);
    return denial !== undefined && denial !== "";
  };
  return isDenied(claim, at) !== isDenied(spoken, place);
}

/** What stands on either side of a comparison. */
interface Compared {
  readonly left: ReadonlySet<string>;
  readonly right: ReadonlySet<string>;
  /** The word that grades: `cheaper`. */
  readonly grade: string;
  readonly text: string;
}

function readComparison({ text, tokens, terms }: Statement): Compared | undefined {
  const than = tokens.findIndex(
    ({ key }, at) => thanWords.has(key) && isGraded(tokens.slice(Math.max(0, at - 4), at)),
  );
  if (than < 0) return undefined;
  const graded = tokens.slice(0, than).findLastIndex(({ key }) => isComparative(key));
  const [first, last] = [tokens[graded], tokens[Math.min(than + 3, tokens.length - 1)]];
  if (first === undefined || last === undefined) return undefined;
  return {
    left: new Set(firstRun(terms.slice(0, graded).reverse())),
    right: new Set(firstRun(terms.slice(than + 1))),
    grade: first.key,
    text: text.slice(first.start, last.end),
  };
}

/** The first terms in a row, after small words: a side of a comparison without what follows it. */
function firstRun(terms: Statement["terms"]): string[] {
  const from = terms.findIndex((term) => term !== undefined);
  const length = terms.slice(from).indexOf(undefined);
  const run = from < 0 ? [] : terms.slice(from, length < 0 ? undefined : from + length);
  return run.flatMap((term) => term ?? []);
}

function isGraded(tokens: Statement["tokens"]): boolean {
  return tokens.some(({ key }) => isComparative(key));
}

function isComparative(key: string): boolean {
  return isComparison(key) || /..er$/.test(key) || key === "mehr" || key === "plus" || key === "mais";
}

function gradeOf(statement: Statement): string | undefined {
  return readComparison(statement)?.grade;
}

function comparisonOf(statement: Statement): string {
  return readComparison(statement)?.text ?? "";
}

/** Whether two comparisons have each other's sides, and share nothing on the same side. */
function comparesSwapped(claim: Statement, spoken: Statement): boolean {
  const [ours, theirs] = [readComparison(claim), readComparison(spoken)];
  if (ours === undefined || theirs === undefined) return false;
  const meets = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].some((term) => b.has(term));
  return (
    meets(ours.left, theirs.right) &&
    meets(ours.right, theirs.left) &&
    !meets(ours.left, theirs.left) &&
    !meets(ours.right, theirs.right)
  );
}
