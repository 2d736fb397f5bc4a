/** A made-up talk: its captions as WebVTT and the sentences in them, in order. */
export interface Talk {
  readonly captions: string;
  readonly sentences: readonly string[];
  readonly cues: number;
}

// The commonest words of spoken English, which are about half of all that is said.
const commonWords =
  "the I and to you a it that of is we in so for on was be have this but with not do they as are what at can if or about there just my no up all like one would out when from had think because know then get an go how who which now more some could me see time them people other than make into really good thing way our been their will very here has its your well only going did even any those said also right want mean back over much most these need say before after two first many where too year work every day something down still should through little lot never take new might come always long own".split(
    " ",
  );
const onsets = "b br ch d dr f fl g gr h j k l m n p pl r s sh st t tr v w".split(" ");
const vowels = "a e i o u ai ea ou".split(" ");
const codas = "n r l t d s m ck nd st".split(" ");
const speakers = ["Ada Marsh", "Bo Lindqvist", "Chidi Okoro"];
const vocabularySize = 12_000;
const wordsPerCue = 5.8;
const secondsPerWord = 0.375;

/** A talk of `words` words whose word counts follow Zipf's law, as those of speech do. The same seed gives the same talk. */
export function generateTalk(words: number, seed: number): Talk {
  const random = createRandom(seed);
  const pickWord = createWordPicker(random);
  const sentences: string[] = [];
  for (let count = 0; count < words; ) {
    const length = 4 + Math.floor(random() * 20);
    const [first = "", ...others] = Array.from({ length }, pickWord);
    sentences.push(`${first.charAt(0).toUpperCase()}${first.slice(1)} ${others.join(" ")}.`);
    count += length;
  }
  const lines = toLines(sentences, random);
  return { captions: toVtt(lines), sentences, cues: lines.length };
}

/** Numbers in [0, 1) that depend on the seed alone (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function createWordPicker(random: () => number): () => string {
  const rest = Array.from({ length: vocabularySize - commonWords.length }, () => inventWord(random));
  const vocabulary = [...commonWords, ...rest];
  let sum = 0;
  const sums = vocabulary.map((_, rank) => {
    sum += 1 / (rank + 2.7);
    return sum;
  });
  return () => {
    const target = random() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < target) low = middle + 1;
      else high = middle;
    }
    return vocabulary[low] ?? "";
  };
}

function inventWord(random: () => number): string {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? "";
  const syllables = 1 + Math.floor(random() * 3);
  return Array.from({ length: syllables }, () => pick(onsets) + pick(vowels)).join("") + pick(codas);
}

interface Line {
  readonly text: string;
  readonly words: number;
  readonly speaker: string;
}

/** Sentences cut into caption lines that do not mind where one ends; a speaker keeps the floor for about ten. */
function toLines(sentences: readonly string[], random: () => number): Line[] {
  const lines: Line[] = [];
  for (let at = 0; at < sentences.length; at += 10) {
    const speaker = speakers[(at / 10) % speakers.length] ?? "";
    const words = sentences
      .slice(at, at + 10)
      .join(" ")
      .split(" ");
    while (words.length > 0) {
      const taken = words.splice(0, Math.ceil(wordsPerCue + (random() - 0.5) * 4));
      lines.push({ text: taken.join(" "), words: taken.length, speaker });
    }
  }
  return lines;
}

function toVtt(lines: readonly Line[]): string {
  let start = 0;
  const cues = lines.map(({ text, words, speaker }) => {
    const end = start + words * secondsPerWord;
    const cue = `${toStamp(start)} --> ${toStamp(end)}\n<v ${speaker}>${text}`;
    start = end;
    return cue;
  });
  return `WEBVTT\n\n${cues.join("\n\n")}\n`;
}

function toStamp(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const milliseconds = String(Math.floor((seconds - whole) * 1000)).padStart(3, "0");
  return `${parts.map((part) => String(part).padStart(2, "0")).join(":")}.${milliseconds}`;
}
