import { letterSimilarity, mayBeNear, shapeOf } from "./similarity.ts";

/** Words that look like one of another language, and how much the nearest does, in [0, 1]. */
export interface Cognates {
  readonly words: readonly string[];
  readonly near: number;
}

const leastNear = 0.7;
/** Words so much less near than the nearest are no rivals to it. */
const margin = 0.1;
const shortest = 4;

/** Words of one first letter and one length. */
interface Group {
  readonly words: string[];
  /** Of the words, as far as they were asked for. */
  readonly skeletons: string[];
}

const longest = 63;

/**
 * Finds which of some folded words look like one of another language: `inteligencia`, `intelligence`. Those of one first
 * letter and length are gathered once, and their skeletons kept.
 */
export function createCognateFinder(words: Iterable<string>): (word: string) => Cognates {
  const all = new Set<string>();
  const groups = new Map<number, Group>();
  for (const word of words) {
    all.add(word);
    if (word.length < shortest) continue;
    const key = groupOf(word.charCodeAt(0), word.length);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { words: [word], skeletons: [] });
    else group.words.push(word);
  }
  return (word) => {
    const found = all.has(word) ? [{ word, near: 1 }] : [];
    const own = skeleton(word);
    for (const length of lengthsNear(own.length)) {
      const group = groups.get(groupOf(word.charCodeAt(0), length));
      if (group !== undefined) found.push(...nearIn(group, { word, own }));
    }
    const best = found.reduce((most, { near }) => Math.max(most, near), 0);
    return {
      words: found.filter(({ near }) => near >= best - margin).map((other) => other.word),
      near: best,
    };
  };
}

function groupOf(letter: number, length: number): number {
  return letter * (longest + 1) + Math.min(length, longest);
}

/** Lengths that are no more than half apart from one; see `mayBeNear`. */
function lengthsNear(size: number): number[] {
  const lengths: number[] = [];
  for (let length = Math.max(shortest, Math.ceil(size / 2)); length <= Math.min(longest, size * 2); length++)
    lengths.push(length);
  return lengths;
}

function nearIn(
  { words, skeletons }: Group,
  { word, own }: { readonly word: string; readonly own: string },
): { word: string; near: number }[] {
  const shape = shapeOf(own);
  return words.flatMap((other, at) => {
    if (other === word || !mayBeNear(shape, shapeOf(other))) return [];
    skeletons[at] ??= skeleton(other);
    const its = skeletons[at];
    if (lengthsDiffer(own.length, its.length)) return [];
    const near = letterSimilarity(own, its);
    return near >= leastNear ? [{ word: other, near }] : [];
  });
}

/** The lengths alone keep two words from being near. */
function lengthsDiffer(left: number, right: number): boolean {
  return Math.abs(left - right) > Math.max(left, right) * (1 - leastNear) + 1e-9;
}

/** Endings that sister words wear in each language, brought to one form. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/(?:ciones|coes|tionen|ciones)$/, "tion"],
  [/(?:cion|cao|tion|zion)$/, "tion"],
  [/(?:siones|soes|sion|sao)$/, "sion"],
  [/(?:i?dades|i?dade|idad|ites|ite|itat|itaten|ity|ities|dad|tad|te|ty)$/, "ty"],
  [/(?:mente|ment|amente)$/, "ly"],
  [/(?:ismo|isme|ismus)$/, "ism"],
  [/(?:istas|ista|iste|istes|isten)$/, "ist"],
  [/(?:icos|icas|ico|ica|ique|iques|isch|ische|ischen|ical)$/, "ic"],
  [/(?:ivos|ivas|ivo|iva|if|ive)$/, "iv"],
  [/(?:osos|osas|oso|osa|eux|euse|ous)$/, "ous"],
  [/(?:encia|ancia|ence|ance|enz|anz)$/, "nce"],
  [/(?:ario|aria|arios|aire|ary)$/, "ary"],
  [/(?:ores|ador|eur|eurs|or|er)$/, "or"],
  [/(?:ados|adas|ado|ada|idos|idas|ido|ida|ated|ate|ed|ar|er|ir|ieren|iert)$/, "at"],
  [/(?:logia|logie|logy)$/, "logy"],
  [/(?:es|as|os|en|s|a|o|e)$/, ""],
];

function skeleton(word: string): string {
  let out = word
    .replace(/ph/g, "f")
    .replace(/qu|ck|k/g, "c")
    .replace(/y/g, "i")
    .replace(/(.)\1/g, "$1")
    .replace(/^es(?=[pt])/, "s");
  for (const [pattern, ending] of endings) {
    if (out.length < 5 || !pattern.test(out)) continue;
    out = out.replace(pattern, ending);
    break;
  }
  return out;
}
