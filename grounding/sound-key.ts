/** A spelling, its sound, and a letter without which no word has the spelling: most rules are spared most words. */
const rules: readonly (readonly [spelling: RegExp, sound: string, letter: string])[] = [
  [/^(?:kn|gn|pn)/, "n", "n"],
  [/^wr/, "r", "w"],
  [/^ps/, "s", "p"],
  [/^x/, "s", "x"],
  [/mb$/, "m", "b"],
  [/ough/g, "f", "g"],
  [/augh/g, "f", "g"],
  [/igh/g, "i", "g"],
  [/gn(?=$|s$|ed$)/g, "n", "g"],
  [/tch|ch/g, "X", "c"],
  [/sch/g, "X", "c"],
  [/sh|[st]ion|[st]ia|cia|cio|ssion|ture/g, "X", ""],
  [/ph/g, "f", "p"],
  [/th/g, "t", "t"],
  [/dg(?=[eiy])/g, "J", "g"],
  [/g(?=[eiy])/g, "J", "g"],
  [/j/g, "J", "j"],
  [/gh/g, "", "g"],
  [/ck|q|c(?![eiy])/g, "k", ""],
  [/c/g, "s", "c"],
  [/x/g, "ks", "x"],
  [/z/g, "s", "z"],
  [/v/g, "f", "v"],
  [/d/g, "t", "d"],
  [/b/g, "p", "b"],
  [/g/g, "k", "g"],
  [/J/g, "X", "J"],
  [/^[aeiou]+y?/, "A", ""],
  [/^wh?/, "W", "w"],
  [/^y/, "Y", "y"],
  [/^h/, "H", "h"],
  [/[aeiouywh']/g, "", ""],
  [/(.)\1+/g, "$1", ""],
];
const plain = /^[a-z]*$/;

/**
 * Consonant skeleton of an English-like word, coarse as recognisers confuse sounds: voiced and unvoiced stops are
 * one letter, vowels count only at the beginning. After Lawrence Philips' Metaphone. Letters of other scripts stay as
 * they are: without them every two words of such a script would sound the same.
 */
export function soundKey(word: string): string {
  let key = plain.test(word) ? word : word.normalize("NFD").replace(/\p{M}/gu, "");
  for (const [spelling, sound, letter] of rules) {
    if (key.includes(letter)) key = key.replace(spelling, sound);
  }
  return key;
}
