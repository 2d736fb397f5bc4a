import { drawIndex, type Random } from "../statistics/random.ts";

const common =
  "the a of and to in we you it that was not no never all some will may more than said uh um you know I mean one two".split(
    " ",
  );
const foreign =
  "el la los que de no se con para der die das nicht und auch le les des pas une avec não uma mais dos".split(
    " ",
  );
const numbers =
  "1 22 1,000 3.5% $5 one hundred and two thousand half a million 5:30 p.m. May 5th 1980s ² ½ ٣٤ €1.234,50".split(
    " ",
  );
const marks = "[...] [… ] (...) … ... ? ! . , ; ' ’ \" “ ” - — ( ) < > <b> </b> [ ] / \\ | & % $".split(" ");
const unseen = "\u200b \u200d \u00ad \u202e \u2066 \ufeff \ufe0f \u0000 \u0085 \u{e0041} \u034f".split(" ");
const accents = "\u0301 \u0323 \u20dd \u0e31 \u0489 \u3099 \u05b0".split(" ");

type MakePiece = (random: Random) => string;

const pieces: Readonly<Record<string, MakePiece>> = {
  "common words": (random) => draw(common, random),
  "foreign words": (random) => draw(foreign, random),
  numbers: (random) => draw(numbers, random),
  marks: (random) => draw(marks, random),
  "words that look alike": (random) => `s${letters(random, 6 + drawIndex(random, 20))}`,
  "short words": (random) => letters(random, 1 + drawIndex(random, 3)),
  "letters without blanks": (random) => String.fromCodePoint(0x4e00 + drawIndex(random, 300)),
  "any code points": (random) => String.fromCodePoint(drawIndex(random, 0x11_0000)),
  "any code units": (random) => String.fromCharCode(drawIndex(random, 0x1_0000)),
  "unseen characters": (random) => letters(random, 2) + draw(unseen, random) + letters(random, 2),
  "stacked accents": (random) => draw(accents, random),
  "look-alike letters": (random) => String.fromCharCode(0x400 + drawIndex(random, 96)) + letters(random, 2),
};

/** A text of one or two kinds in up to `most` pieces, one piece now and then over and over; short ones are likelier. */
export function makeFuzzedText(random: Random, most: number): string {
  const [first, second] = [drawKind(random), drawKind(random)];
  const size = 1 + Math.floor(most ** random());
  const again = drawIndex(random, 6) === 0 ? first(random) : undefined;
  const glue = draw([" ", " ", " ", "", "\n"], random);
  return Array.from({ length: size }, () => again ?? draw([first, first, second], random)(random)).join(glue);
}

/** A stretch of a text with pieces of one kind put in, some words left out and some said twice. */
export function makeFuzzedQuote(text: string, random: Random): string {
  const from = drawIndex(random, text.length);
  const words = text.slice(from, from + Math.floor(text.length ** random())).split(" ");
  const kind = drawKind(random);
  return words
    .flatMap((word) => {
      const chance = drawIndex(random, 12);
      if (chance === 0) return [word, kind(random)];
      if (chance === 1) return [];
      return chance === 2 ? [word, word] : [word];
    })
    .join(" ");
}

function drawKind(random: Random): MakePiece {
  return draw(Object.values(pieces), random);
}

function letters(random: Random, size: number): string {
  return Array.from({ length: size }, () => String.fromCharCode(97 + drawIndex(random, 26))).join("");
}

function draw<Item>(items: readonly Item[], random: Random): Item {
  const item = items[drawIndex(random, items.length)];
  if (item === undefined) throw new RangeError("Nothing to draw from. Give at least one item.");
  return item;
}
