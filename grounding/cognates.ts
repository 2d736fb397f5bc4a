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

interface Known {
  readonly word: string;
  readonly shape: number;
}

/**
 * Finds which of some folded words look like one of another language: `inteligencia`, `intelligence`. Those of one first
 * letter are gathered once, and their skeletons kept.
 */
export function createCognateFinder(words: Iterable<string>): (word: string) => Cognates {
  const all = new Set<string>();
  const byLetter = new Map<number, Known[]>();
  for (const word of words) {
    all.add(word);
    if (word.length < shortest) continue;
    const code = word.charCodeAt(0);
    const known = byLetter.get(code);
    const entry = { word, shape: shapeOf(word) };
    if (known === undefined) byLetter.set(code, [entry]);
    else known.push(entry);
  }
  const skeletons = new Map<string, string>();
  return (word) => {
    const own = skeleton(word);
    const shape = shapeOf(own);
    const likely = (byLetter.get(word.charCodeAt(0)) ?? []).filter(
      (other) => other.word !== word && mayBeNear(shape, other.shape),
    );
    const others = likely.map((other) => ({
      word: other.word,
      near: letterSimilarity(own, skeletonOf(other.word)),
    }));
    const found = [
      ...(all.has(word) ? [{ word, near: 1 }] : []),
      ...others.filter(({ near }) => near >= leastNear),
    ];
    const best = found.reduce((most, { near }) => Math.max(most, near), 0);
    return {
      words: found.filter(({ near }) => near >= best - margin).map((other) => other.word),
      near: best,
    };
  };

  function skeletonOf(word: string): string {
    const known = skeletons.get(word) ?? skeleton(word);
    skeletons.set(word, known);
    return known;
  }
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
