/**
 * Marks that writers may leave out: accents of Latin, Greek and Cyrillic, the vowel points of Hebrew and Arabic with
 * the stretch, dots under Indic letters. Vowel signs of Indic scripts and the voicing of kana are letters and stay.
 */
const marks = new RegExp(
  "[\\u0300-\\u036F]|[\\u0483-\\u0489]|[\\u0591-\\u05C7]|[\\u0610-\\u061A]|[\\u0640\\u064B-\\u065F\\u0670]|[\\u06D6-\\u06ED]|" +
    "\\u093C|\\u09BC|\\u0A3C|\\u0ABC|\\u0B3C|[\\u1AB0-\\u1AFF]|[\\u1DC0-\\u1DFF]|[\\u20D0-\\u20FF]|[\\uFE20-\\uFE2F]",
  "g",
);
/** Letters that stand for each other, or that plain keyboards write as two. */
const variants: ReadonlyMap<string, string> = new Map([
  ["ß", "ss"],
  ["ø", "o"],
  ["ı", "i"],
  ["ł", "l"],
  ["đ", "d"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ς", "σ"],
  ["ى", "ي"],
  ["ی", "ي"],
  ["ک", "ك"],
  ["ة", "ه"],
  ["ँ", "ं"],
]);
const variant = new RegExp(`[${[...variants.keys()].join("")}]`, "gu");

/** A lower-case word without the marks and letter variants that one writer sets and another does not. */
export function foldLetters(lower: string): string {
  return lower
    .normalize("NFD")
    .replace(marks, "")
    .replace(variant, (letter) => variants.get(letter) ?? letter);
}
