const rules: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, "n"],
  [/^wr/, "r"],
  [/^ps/, "s"],
  [/^x/, "s"],
  [/mb$/, "m"],
  [/ough/g, "f"],
  [/augh/g, "f"],
  [/igh/g, "i"],
  [/gn(?=$|s$|ed$)/g, "n"],
  [/tch|ch/g, "X"],
  [/sch/g, "X"],
  [/sh|[st]ion|[st]ia|cia|cio|ssion|ture/g, "X"],
  [/ph/g, "f"],
  [/th/g, "t"],
  [/dg(?=[eiy])/g, "J"],
  [/g(?=[eiy])/g, "J"],
  [/j/g, "J"],
  [/gh/g, ""],
  [/ck|q|c(?![eiy])/g, "k"],
  [/c/g, "s"],
  [/x/g, "ks"],
  [/z/g, "s"],
  [/v/g, "f"],
  [/d/g, "t"],
  [/b/g, "p"],
  [/g/g, "k"],
  [/J/g, "X"],
  [/^[aeiou]+y?/, "A"],
  [/^wh?/, "W"],
  [/^y/, "Y"],
  [/^h/, "H"],
  [/[aeiouywh']/g, ""],
  [/(.)\1+/g, "$1"],
];

/**
 * Consonant skeleton of an English-like word, coarse as recognisers confuse sounds: voiced and unvoiced stops are
 * one letter, vowels count only at the beginning. After Lawrence Philips' Metaphone. Letters of other scripts stay as
 * they are: without them every two words of such a script would sound the same.
 */
export function soundKey(word: string): string {
  let key = word.normalize("NFD").replace(/\p{M}/gu, "");
  for (const [pattern, sound] of rules) key = key.replace(pattern, sound);
  return key;
}
