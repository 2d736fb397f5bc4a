import { letterSimilarity } from "../../../grounding/similarity.ts";
import { soundKey } from "../../../grounding/sound-key.ts";
import { drawIndex, type Random } from "../../statistics/random.ts";
import { draw, drawWhere, type Edit, type Picker, plain, readSwaps, replaceAt, swapBy } from "./edit.ts";

const fillers = ["um", "uh", "er", "you know,", "I mean,"];

const filled: Edit = (words, { random }) => {
  if (words.length < 4) return undefined;
  const at = 1 + drawIndex(random, words.length - 1);
  return [...words.slice(0, at), draw(fillers, random), ...words.slice(at)];
};

const repeated: Edit = (words, pick) => {
  const at = drawWhere(words, pick, (word) => /^[a-z]{1,6}$/.test(word));
  return at === undefined ? undefined : [...words.slice(0, at + 1), ...words.slice(at)];
};

const contractions =
  "it's/it_is|we're/we_are|they're/they_are|i'm/i_am|don't/do_not|didn't/did_not|can't/cannot|won't/will_not|we've/we_have|i've/i_have|that's/that_is|there's/there_is|isn't/is_not|wasn't/was_not|doesn't/does_not|you're/you_are|we'll/we_will|i'll/i_will|let's/let_us|couldn't/could_not|wouldn't/would_not|aren't/are_not|haven't/have_not";

/** Short forms written out and full forms made short. */
const contracted: Edit = (words, pick) => {
  const swaps = readSwaps(contractions);
  const keyOf = (word: string): string => word.toLowerCase().replace(/[^\p{L}']/gu, "");
  const at = drawWhere(
    words,
    pick,
    (word, here) => swaps.has(keyOf(word)) || swaps.has(`${keyOf(word)}_${keyOf(words[here + 1] ?? "")}`),
  );
  if (at === undefined) return undefined;
  const alone = swaps.get(keyOf(words[at] ?? ""))?.[0];
  if (alone !== undefined) return replaceAt(words, at, alone.replace("_", " "));
  const short = swaps.get(`${keyOf(words[at] ?? "")}_${keyOf(words[at + 1] ?? "")}`)?.[0] ?? "";
  return [...words.slice(0, at), short, ...words.slice(at + 2)];
};

const digits =
  "two/2|three/3|four/4|five/5|six/6|seven/7|eight/8|nine/9|ten/10|eleven/11|twelve/12|fifteen/15|twenty/20|thirty/30|forty/40|fifty/50|sixty/60|percent/%|2018/twenty_eighteen|2019/twenty_nineteen|2020/twenty_twenty|1st/first|2nd/second|3rd/third|4th/fourth";
const spellings =
  "color/colour|center/centre|program/programme|favorite/favourite|organization/organisation|realize/realise|labor/labour|defense/defence|traveling/travelling|analyze/analyse|gray/grey|behavior/behaviour|neighbor/neighbour|optimize/optimise|recognize/recognise|utilize/utilise|catalog/catalogue|fiber/fibre|license/licence|modeling/modelling|prioritize/prioritise|emphasize/emphasise";
const informal =
  "gonna/going_to|wanna/want_to|gotta/got_to|yeah>yes|okay/ok|cause>because|kinda/kind_of|till/until";

const unmarked: Edit = (words) => words.map((word) => word.toLowerCase().replace(/[,;:?!]|\.$/g, ""));

const shouted: Edit = (words) => words.map((word) => word.toUpperCase());

/** Two words written as one, or with a hyphen, that a dictionary may split. */
const compounds: Edit = (words, pick) => {
  const { random } = pick;
  const at = drawWhere(words, pick, (word) => /\p{L}{2,}-\p{L}{2,}/u.test(word));
  if (at === undefined) return undefined;
  return replaceAt(words, at, (words[at] ?? "").replace("-", draw(["", " "], random)));
};

/** A vocabulary by the first consonants of its words' sound. */
interface SoundAlikes {
  readonly bySound: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<readonly string[], SoundAlikes>();

function soundAlikes(vocabulary: readonly string[]): SoundAlikes {
  const found = known.get(vocabulary);
  if (found !== undefined) return found;
  const bySound = new Map<string, string[]>();
  for (const word of vocabulary) {
    const key = soundKey(word);
    for (const part of [`^${key.slice(0, 2)}`, `$${key.slice(-2)}`])
      bySound.set(part, [...(bySound.get(part) ?? []), word]);
  }
  const made = { bySound };
  known.set(vocabulary, made);
  return made;
}

/** A word that a recogniser may have written: near in sound, but not the same. */
function mishear(word: string, vocabulary: readonly string[], random: Random): string | undefined {
  const key = soundKey(word);
  const { bySound } = soundAlikes(vocabulary);
  const near = [...(bySound.get(`^${key.slice(0, 2)}`) ?? []), ...(bySound.get(`$${key.slice(-2)}`) ?? [])];
  const least = 0.3 + random() * 0.5;
  const fitting = near.filter((other) => {
    if (other === word || other.length < 2) return false;
    return (letterSimilarity(key, soundKey(other)) + letterSimilarity(word, other)) / 2 >= least;
  });
  return fitting.length === 0 ? undefined : draw(fitting, random);
}

/** Each of so many words is misheard, in stretches: where one word was not understood, its neighbour seldom was. */
function misheard(rate: number, spread: number): Edit {
  return (words, pick) => {
    let carries = false;
    const heard = words.map((word): readonly string[] => {
      carries = pick.random() < (carries ? spread : rate);
      return carries ? hear(word, pick) : [word];
    });
    const out = heard.flat();
    return out.join(" ") === words.join(" ") ? undefined : out;
  };
}

function hear(word: string, { random, vocabulary }: Picker): readonly string[] {
  if (/\d/.test(word) || guarded.has(plain(word))) return [word];
  if (plain(word).length < 4) return random() < 0.5 ? [] : [draw(littleWords, random)];
  return [mishear(plain(word), vocabulary, random) ?? word];
}

/** A number or a denial that is misheard cannot be told from one that is misquoted. */
const guarded = new Set(
  "no not never none nothing two three four five six seven eight nine ten twenty thirty forty fifty million billion hundred thousand up down".split(
    " ",
  ),
);
const littleWords = "a the and in of to is it that at on are as an or for we so".split(" ");

/** A word split in two, or two that became one. */
const split: Edit = (words, pick) => {
  const { random } = pick;
  const at = drawWhere(words, pick, (word, here) => here < words.length - 1 && /^[a-z]{6,}$/.test(word));
  if (at === undefined) return undefined;
  const word = words[at] ?? "";
  const cut = 2 + drawIndex(random, word.length - 3);
  return random() < 0.5
    ? replaceAt(words, at, `${word.slice(0, cut)} ${word.slice(cut)}`)
    : [...words.slice(0, at), word + plain(words[at + 1] ?? ""), ...words.slice(at + 2)];
};

const little: Edit = (words, pick) => {
  const { random } = pick;
  const at = drawWhere(words, pick, (word) => littleWords.includes(word));
  if (at === undefined) return undefined;
  return random() < 0.5
    ? words.filter((_word, here) => here !== at)
    : replaceAt(words, at, draw(littleWords, random));
};

/** What leaves a quote said: another way to write the same words, and what a recogniser may do to them. */
export const trueVariants: Readonly<Record<string, Edit>> = {
  filled,
  repeated,
  contracted,
  digits: swapBy(digits),
  spelling: swapBy(spellings),
  informal: swapBy(informal),
  unmarked,
  shouted,
  compounds,
  little,
  split,
  misheard: misheard(0.06, 0.35),
  badly_misheard: misheard(0.15, 0.5),
};
