import { type Sides, sameNumbers } from "./compare-numbers.ts";
import type { Token } from "./token.ts";
import { classesOf, isFunctionWord, type WordClass } from "./word-data/closed-classes.ts";
import { halfWords } from "./word-data/quantity-words.ts";

/** What the tokens of either side are cut from. */
interface Texts {
  readonly quoted: string;
  readonly spoken: string;
}

/** Takes away numbers that agree, words of one unit or day, and words and years that are only cut short. */
export function withoutSameMeaning(sides: Sides, texts: Texts): Sides {
  const left = sides.quoted.filter((token) => token.value !== undefined);
  const right = sides.spoken.filter((token) => token.value !== undefined);
  const agree = left.length > 0 && right.length > 0 && sameNumbers(left, right);
  const halved = isHalf(left, sides.spoken) || isHalf(right, sides.quoted);
  const open = (tokens: readonly Token[]): Token[] =>
    agree || halved
      ? tokens.filter((token) => token.value === undefined && !(halved && halfWords.has(token.key)))
      : [...tokens];
  const quoted = open(sides.quoted);
  const spoken = open(sides.spoken);
  const rest = [...spoken];
  const kept = quoted.filter((token) => {
    const at = rest.findIndex(
      (other) =>
        isExchangeable(token, other) ||
        isShortFor(token, other, texts.quoted) ||
        isShortFor(other, token, texts.spoken),
    );
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return { quoted: kept, spoken: rest };
}

/** The two numbers of 1/2, and a half. */
function isHalf(numbers: readonly Token[], others: readonly Token[]): boolean {
  const [part, whole, more] = numbers;
  return (
    part?.value === 1 &&
    whole?.value === 2 &&
    more === undefined &&
    others.some(({ key }) => halfWords.has(key))
  );
}

function isExchangeable(left: Token, right: Token): boolean {
  const groups = exchangeableGroups(left);
  return groups.length > 0 && exchangeableGroups(right).some((group) => groups.includes(group));
}

function exchangeableGroups({ key }: Token): string[] {
  return classesOf(key).flatMap(({ wordClass, group }) => (exchangeable.has(wordClass) ? [group] : []));
}

/** Words of one group of these classes say the same. */
const exchangeable: ReadonlySet<WordClass> = new Set(["unit", "date", "fraction"]);

function isShortFor(short: Token, long: Token, text: string): boolean {
  return isShortYear(short, long, text) || isAbbreviation(short, long, text);
}

/** `'19` for 2019. */
function isShortYear(short: Token, long: Token, text: string): boolean {
  const [last = 100, year = 0] = [short.value, long.value];
  return year >= 1900 && year < 2100 && year % 100 === last && /['’‘]/.test(text.charAt(short.start - 1));
}

const shortestCut = 2;
const longestCut = 4;
/** A word is cut by as many letters at least; by fewer it is an inflection at the end of a sentence. */
const fewestCut = 2;

/** A word cut short with a full stop: its beginning, as `Gov.`, or its ends, as `Sgt.`. */
function isAbbreviation(short: Token, long: Token, text: string): boolean {
  const { key, end } = short;
  if (text.charAt(end) !== "." || key.length < shortestCut || key.length > longestCut) return false;
  if (long.key.length - key.length < fewestCut || isFunctionWord(key)) return false;
  return long.key.startsWith(key) || isContracted(key, long.key);
}

/** The first and the last letter are those of the word, and the others are its own in their order. */
function isContracted(short: string, long: string): boolean {
  if (short.charAt(0) !== long.charAt(0) || short.at(-1) !== long.at(-1)) return false;
  let at = 0;
  for (const letter of long) if (letter === short.charAt(at)) at += 1;
  return at === short.length;
}
