const opening =
  /^\W*(?:(?:and|but|or|so|well|yeah|yes|no|right|okay|um|uh|because|then|also|plus)\W+)*(?:it|its|that|that's|this|these|those|he|she|they|they're|it's|he's|she's|which|who|whom|whose|him|her|them|their|there|such|than|to|of|for|with|from|in order)\b/i;
const fragment = /^\W*(?:because|than|to|of|with|from|or|nor|which|who|whose|whom|and then|as well)\b/i;

/** Whether a sentence opens with a word that points back at something said before, so that it cannot stand alone. */
export function isDanglingOpening(text: string): boolean {
  return opening.test(text) || fragment.test(text) || /^\W*\p{Ll}+ing\b/u.test(text);
}
