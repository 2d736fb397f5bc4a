import { isInstruction } from "../../grounding/claims/is-instruction.ts";

const ordinary = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/;
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]/gu;
/** Format characters that are drawn: signs before Arabic, Syriac and Kaithi numbers. */
const drawn = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u;
/** Joiners spell words of some scripts and build emoji, selectors choose how an emoji is drawn. */
const joiner = /[\u200c\u200d]/;
const beforeJoiner =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Sinhala}\p{Script=Malayalam}\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f/u;
const selector = /[\ufe0e\ufe0f]/;
const beforeSelector = /[\p{Extended_Pictographic}0-9#*]/u;

/**
 * One line of text in which everything that cannot be seen is spelled out, such as `⟨U+202E⟩`: control, format and
 * direction characters, tags, fillers, line ends. Joiners stay where words or emoji need them.
 */
export function toVisible(text: string): string {
  if (ordinary.test(text)) return text;
  return text.replace(unseen, (character: string, at: number) =>
    isNeeded(text, character, at) ? character : spell(character),
  );
}

function isNeeded(text: string, character: string, at: number): boolean {
  if (drawn.test(character)) return true;
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? "";
  if (joiner.test(character)) return beforeJoiner.test(before);
  return selector.test(character) && beforeSelector.test(before);
}

function spell(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}

/** Stands for a name that talks to a program. */
const withheld = "(withheld: reads like an instruction)";

/** A name out of a file, such as a speaker's, fit to stand outside a fence: one short visible line, cut with `…`. */
export function toPlainName(name: string, maxLength = 40): string {
  if (isInstruction(name)) return withheld;
  const line = toVisible(name.replace(/\s+/g, " ").trim());
  return line.length <= maxLength ? line : `${cutBefore(line, maxLength - 1)}…`;
}

/** The first `length` units, one less where that would halve a character. */
export function cutBefore(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length);
}
