import type { Block } from "./compare-block.ts";
import type { Finding, Sides } from "./compare-numbers.ts";
import { likeness } from "./likeness.ts";
import type { Token } from "./token.ts";
import { classesOf, isDiscourse, isFunctionWord, type WordClass } from "./word-data/closed-classes.ts";

const swappable = [
  "unit",
  "date",
  "fraction",
  "quantifier",
  "modality",
  "comparison",
] as const satisfies readonly WordClass[];

/** A member of a closed class stands where another of the same class stood. */
export function findClass(sides: Sides): Finding | undefined {
  for (const wordClass of swappable) {
    if (!differsIn(sides, wordClass)) continue;
    const kind = wordClass === "fraction" ? "number" : wordClass;
    return isShort(sides) || wordClass === "date" ? { kind, critical: true, weight: 1 } : undefined;
  }
  return findDegree(sides);
}

/** Another person, another link between two things, or no day where one was named. */
export function findLink(sides: Sides, block: Block): Finding | undefined {
  return findAgent(sides) ?? findRelation(sides) ?? findChoice(sides, block) ?? findLostDate(sides);
}

/** Both sides have words of the class, and none of one group. */
function differsIn({ quoted, spoken }: Sides, wordClass: WordClass): boolean {
  const left = groupsOf(quoted, wordClass);
  const right = groupsOf(spoken, wordClass);
  return left.size > 0 && right.size > 0 && ![...left].some((group) => right.has(group));
}

/** `almost` for `more than`: how much is said by words of two classes. */
function findDegree(sides: Sides): Finding | undefined {
  const has = (tokens: readonly Token[], wordClass: WordClass): boolean =>
    groupsOf(tokens, wordClass).size > 0;
  const { quoted, spoken } = sides;
  const isDegree =
    (has(quoted, "quantifier") && has(spoken, "comparison")) ||
    (has(quoted, "comparison") && has(spoken, "quantifier"));
  return isDegree && isShort(sides) ? { kind: "quantifier", critical: true, weight: 1 } : undefined;
}

const oneForAnother = 0.9;

/** Another person: of 500 true development quotes two have one pronoun heard for another of another person. */
function findAgent(sides: Sides): Finding | undefined {
  if (!differsIn(sides, "agent")) return undefined;
  const { quoted, spoken } = withoutAgreement(sides);
  const isAlone = isOneForOne({ quoted: quoted.filter(isHeavy), spoken: spoken.filter(isHeavy) });
  if (isAlone) return { kind: "agent", critical: false, weight: oneForAnother, ruled: true };
  return { kind: "agent", critical: false, weight: 0.7 * (1 - likeness(sides.quoted, sides.spoken)) };
}

/** Forms that differ only as their subject asks for. */
const agreeing: ReadonlyMap<string, string> = new Map([
  ["am", "be"],
  ["is", "be"],
  ["are", "be"],
  ["was", "were"],
  ["were", "were"],
  ["has", "have"],
  ["have", "have"],
  ["does", "do"],
  ["do", "do"],
]);

/** `we are` and `I am` differ in the pronoun alone. */
function withoutAgreement({ quoted, spoken }: Sides): Sides {
  const verbs = [quoted, spoken].map((tokens) =>
    tokens.flatMap(({ key }) => agreeing.get(key) ?? []).join(" "),
  );
  if (verbs[0] !== verbs[1]) return { quoted, spoken };
  const plain = (tokens: readonly Token[]): Token[] => tokens.filter(({ key }) => !agreeing.has(key));
  return { quoted: plain(quoted), spoken: plain(spoken) };
}

function isHeavy({ key }: Token): boolean {
  return !isDiscourse(key) || classesOf(key).some(({ wordClass }) => wordClass === "agent");
}

/** From this likeness on one little word is easily heard for another. */
const confusable = 0.5;

/** `after` for `during`, `because` for `but`: how things are linked. */
function findRelation(sides: Sides): Finding | undefined {
  if (!isOneForOne(sides) || !differsIn(sides, "relation")) return undefined;
  if (likeness(sides.quoted, sides.spoken) >= confusable) return undefined;
  return { kind: "word", critical: false, weight: oneForAnother, ruled: true };
}

const ands = new Set("and und et".split(" "));
const ors = new Set("or oder ou".split(" "));
/** So many equal words on either side of a word that is easily lost or put in: all around it was heard. */
export const heardAround = 3;

/** `or` for `and`: little words that are lost in a blur, so only where all around them was heard. */
function findChoice({ quoted, spoken }: Sides, { equalBefore, equalAfter }: Block): Finding | undefined {
  const [left = "", right = ""] = [quoted[0]?.key, spoken[0]?.key];
  const isChoice = (ands.has(left) && ors.has(right)) || (ors.has(left) && ands.has(right));
  if (!isChoice || !isOneForOne({ quoted, spoken })) return undefined;
  if (Math.min(equalBefore, equalAfter) < heardAround) return undefined;
  return { kind: "word", critical: false, weight: oneForAnother, ruled: true };
}

/** `the fifteenth of September` without its month: another word stands where a day or month stood. */
function findLostDate(sides: Sides): Finding | undefined {
  const [left, right] = [sides.quoted, sides.spoken].map((tokens) => groupsOf(tokens, "date").size > 0);
  const isContent = [...sides.quoted, ...sides.spoken].every(({ key }) => !isFunctionWord(key));
  if (
    !isOneForOne(sides) ||
    left === right ||
    !isContent ||
    likeness(sides.quoted, sides.spoken) >= confusable
  )
    return undefined;
  return { kind: "date", critical: false, weight: oneForAnother, ruled: true };
}

function isOneForOne({ quoted, spoken }: Sides): boolean {
  return quoted.length === 1 && spoken.length === 1;
}

/** Words whose loss or arrival alone changes how much is said, or how surely. */
const weighty = ["quantifier", "modality"] as const satisfies readonly WordClass[];
/** Those of them that are strewn in or left out as lightly as any other word. */
const light = new Set("any anyone anybody anything ever many much lots enough several need".split(" "));

/** `probably` cut, `always` put in: the words of content that only one side has are all of such a class. */
export function findWeighty(tokens: readonly Token[], language: string | undefined): Finding | undefined {
  const heavy = tokens.filter(({ key }) => !isFunctionWord(key, language) && !isDiscourse(key, language));
  // `all right` is no quantity.
  if (heavy.length === 0 || heavy.length < tokens.length) return undefined;
  const kind = weighty.find((wordClass) =>
    heavy.every((token) => !light.has(token.key) && groupsOf([token], wordClass).size > 0),
  );
  if (kind === undefined) return undefined;
  return { kind, critical: false, weight: oneForAnother, ruled: true };
}

function groupsOf(tokens: readonly Token[], wordClass: WordClass): Set<string> {
  const groups = new Set<string>();
  for (const token of tokens) {
    for (const member of classesOf(token.key)) if (member.wordClass === wordClass) groups.add(member.group);
  }
  return groups;
}

/** Longer stretches that differ hold such words by chance. */
export function isShort({ quoted, spoken }: Sides): boolean {
  return quoted.length <= 3 && spoken.length <= 3 && Math.abs(quoted.length - spoken.length) <= 1;
}
